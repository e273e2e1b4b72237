import * as pulumi from "@pulumi/pulumi";
import { type PerConsumer, TOPICS, type Topic, topicSlug } from "../../contracts/topics";
import type { Place } from "../shared/iam";
import type { WatchedStores } from "../shared/watched-stores";
import { Alarms } from "./alarms";
import { Dashboard } from "./dashboard";
import { storePanels } from "./store-watches";
import { deliveryAge, failedInvocations, functionErrors, iteratorAge, queueDepth } from "./watches";

type Name = pulumi.Input<string>;

export interface PipelineWatchArgs {
  place: Place;
  topicArn: Name;
  router: {
    bus: { name: Name };
    routes: PerConsumer<{ ruleName: Name; deadLetters: { name: Name } }>;
    failures: { name: Name };
  };
  deliveries: Record<string, { name: Name; transformName: Name }>;
  processors: { functionNames: Record<Topic, Name>; failures: { name: Name } };
  /** Functions that take events off the bus. */
  consumers: PerConsumer<Name>;
  lake: { functionName: Name; deadLetters: { name: Name } };
  archiver: { functionName: Name; failures: { name: Name } };
  /** Functions beside those. */
  functions: Record<string, Name>;
  /** Queues of what was given up, beside those. */
  lastStops: Record<string, { name: Name }>;
  stores: WatchedStores;
}

/** Watches everything that can stand still or give up, and shows it on one page. */
export class PipelineWatch extends pulumi.ComponentResource {
  constructor(name: string, args: PipelineWatchArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:observability:PipelineWatch", name, {}, opts);
    const child = { parent: this };
    const { place, router, processors, lake, archiver } = args;
    const consumers = Object.entries(args.consumers);
    const routes = Object.entries(router.routes);
    const deliveries = Object.entries(args.deliveries);

    const panels = {
      "How far behind the processors are": [
        ...TOPICS.map((topic) => iteratorAge(topicSlug(topic), processors.functionNames[topic])),
        iteratorAge("crisis-archiver", archiver.functionName),
      ],
      "Errors of functions": [
        ...TOPICS.map((topic) =>
          functionErrors(`${topicSlug(topic)}-processor`, processors.functionNames[topic]),
        ),
        ...consumers.map(([consumer, functionName]) => functionErrors(`${consumer}-recorder`, functionName)),
        ...deliveries.map(([key, { transformName }]) => functionErrors(`${key}-transform`, transformName)),
        functionErrors("lake-transformer", lake.functionName),
        functionErrors("crisis-archiver", archiver.functionName),
        ...Object.entries(args.functions).map(([key, functionName]) => functionErrors(key, functionName)),
      ],
      "Given up": [
        ...routes.map(([consumer, { deadLetters }]) =>
          queueDepth(`${consumer}-dead-letters`, deadLetters.name),
        ),
        queueDepth("lake-dead-letters", lake.deadLetters.name),
        queueDepth("stream-failures", processors.failures.name),
        queueDepth("bus-failures", router.failures.name),
        queueDepth("archiver-failures", archiver.failures.name),
        ...Object.entries(args.lastStops).map(([key, queue]) => queueDepth(key, queue.name)),
      ],
      "Not delivered": [
        ...routes.map(([consumer, { ruleName }]) => failedInvocations(consumer, ruleName, router.bus.name)),
        ...deliveries.map(([key, stream]) => deliveryAge(key, stream.name)),
      ],
      ...storePanels(args.stores, place.accountId),
    };

    new Alarms(name, { topicArn: args.topicArn, watches: Object.values(panels).flat() }, child);
    new Dashboard(name, { region: place.region, panels }, child);
    this.registerOutputs({});
  }
}
