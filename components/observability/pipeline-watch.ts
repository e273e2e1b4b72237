import * as pulumi from "@pulumi/pulumi";
import { CONSUMERS, type Consumer, TOPICS, type Topic, topicSlug } from "../../contracts/topics";
import { Alarms } from "./alarms";
import { Dashboard } from "./dashboard";
import { deliveryAge, failedInvocations, functionErrors, iteratorAge, queueDepth } from "./watches";

type Name = pulumi.Input<string>;

export interface PipelineWatchArgs {
  region: string;
  topicArn: Name;
  /** Function of each topic. */
  processors: Record<Topic, Name>;
  /** Function of each consumer. */
  consumers: Record<Consumer, Name>;
  deliveries: Record<string, { name: Name; transformName: Name }>;
  routes: Record<Consumer, { ruleName: Name; deadLetters: { name: Name } }>;
  bus: { name: Name };
  streamFailures: { name: Name };
}

/** Watches everything that can stand still or give up, and shows it on one page. */
export class PipelineWatch extends pulumi.ComponentResource {
  constructor(name: string, args: PipelineWatchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:observability:PipelineWatch", name, {}, opts);
    const child = { parent: this };
    const consumers = Object.keys(CONSUMERS) as Consumer[];
    const deliveries = Object.entries(args.deliveries);

    const panels = {
      "How far behind the processors are": TOPICS.map((topic) =>
        iteratorAge(topicSlug(topic), args.processors[topic]),
      ),
      "Errors of functions": [
        ...TOPICS.map((topic) => functionErrors(`${topicSlug(topic)}-processor`, args.processors[topic])),
        ...consumers.map((consumer) => functionErrors(`${consumer}-recorder`, args.consumers[consumer])),
        ...deliveries.map(([key, { transformName }]) => functionErrors(`${key}-transform`, transformName)),
      ],
      "Given up": [
        ...consumers.map((consumer) =>
          queueDepth(`${consumer}-dead-letters`, args.routes[consumer].deadLetters.name),
        ),
        queueDepth("stream-failures", args.streamFailures.name),
      ],
      "Not delivered": [
        ...consumers.map((consumer) =>
          failedInvocations(consumer, args.routes[consumer].ruleName, args.bus.name),
        ),
        ...deliveries.map(([key, stream]) => deliveryAge(key, stream.name)),
      ],
    };

    new Alarms(name, { topicArn: args.topicArn, watches: Object.values(panels).flat() }, child);
    new Dashboard(name, { region: args.region, panels }, child);
    this.registerOutputs({});
  }
}
