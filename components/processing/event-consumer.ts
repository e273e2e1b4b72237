import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { DataClass } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import { CONSUMER, type ConsumerLimits } from "../shared/consumer-limits";
import { EventFunction, type FactoryName } from "../shared/event-function";
import { allow, type Place, type Statement } from "../shared/iam";
import { useKey } from "../shared/key-use";
import type { Membership } from "../shared/private-network";
import type { Store } from "../shared/store";

export interface EventConsumerArgs<Job extends string, Settings extends object> {
  place: Place;
  job: Job;
  factory: FactoryName<Job>;
  description: string;
  dataClass: DataClass;
  settings: pulumi.Output<Settings>;
  queue: Store;
  /** What the role may do beside taking messages off its queue. */
  statements: Statement[];
  logKeyArn: pulumi.Input<string>;
  /** @default CONSUMER */
  limits?: ConsumerLimits;
  /** Its place in the private network. @default - outside */
  network?: Membership;
  /** What must be there before it runs. */
  dependsOn?: pulumi.Resource[];
}

/** Takes messages of one kind off their queue; a message it cannot deal with goes back alone. */
export class EventConsumer<Job extends string, Settings extends object> extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;
  readonly roleArn: pulumi.Output<string>;

  constructor(name: string, args: EventConsumerArgs<Job, Settings>, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:EventConsumer", name, {}, opts);
    const { queue, limits = CONSUMER } = args;
    const child = { parent: this };

    const consumer = new EventFunction<Job, Settings>(
      name,
      {
        job: args.job,
        factory: args.factory,
        description: args.description,
        settings: args.settings,
        statements: [
          allow(["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"], queue.arn),
          useKey(queue.keyArn, "read", "sqs", args.place),
          ...args.statements,
        ],
        dataClass: args.dataClass,
        timeoutSeconds: limits.timeoutSeconds,
        memoryMiB: limits.memoryMiB,
        concurrency: limits.concurrency,
        logKeyArn: args.logKeyArn,
        ...(args.network && { network: args.network }),
        ...(args.dependsOn && { dependsOn: args.dependsOn }),
      },
      child,
    );

    new aws.lambda.EventSourceMapping(
      `${name}-source`,
      {
        eventSourceArn: queue.arn,
        functionName: consumer.functionArn,
        batchSize: limits.batchSize,
        maximumBatchingWindowInSeconds: limits.batchWindowSeconds,
        functionResponseTypes: ["ReportBatchItemFailures"],
        // As many as the function may run: a throttled batch would count as received.
        scalingConfig: { maximumConcurrency: limits.concurrency },
        tags: classTags(args.dataClass),
      },
      child,
    );

    this.functionName = consumer.functionName;
    this.roleArn = consumer.roleArn;
    this.registerOutputs({ functionName: this.functionName });
  }
}
