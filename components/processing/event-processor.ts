import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RETENTION } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import type { Topic } from "../../contracts/topics";
import type { EventProcessorSettings } from "../../runtime/event-processor/handler";
import { EventFunction } from "../shared/event-function";
import type { Statement } from "../shared/iam";

/** Records in one invocation; Lambda sends fewer where 500 would not fit in 6 MB. */
const BATCH_SIZE = 500;

/** Tries of a batch that fails as a whole; halving it uses none, so a single bad record is alone long before. */
const MAX_ATTEMPTS = 5;

export interface EventProcessorArgs {
  topic: Topic;
  stream: { arn: pulumi.Input<string>; shards: number };
  /** Batches of one shard worked on at once. */
  parallelization: number;
  /** Stores the function writes to. */
  settings: pulumi.Output<EventProcessorSettings>;
  /** What its role may do. */
  statements: pulumi.Input<Statement>[];
  /** Queue that is told of a batch that was given up. */
  failuresQueueArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** Reads one topic's stream: validates, redacts, and makes every event durable on each of its paths. */
export class EventProcessor extends pulumi.ComponentResource {
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: EventProcessorArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:EventProcessor", name, {}, opts);
    const child = { parent: this };

    const processor = new EventFunction<"event-processor", EventProcessorSettings>(
      name,
      {
        job: "event-processor",
        factory: "eventProcessorFactory",
        description: `Processes ${args.topic}`,
        settings: args.settings,
        statements: args.statements,
        dataClass: "event-stream",
        timeoutSeconds: 60,
        memoryMiB: 512,
        // One invocation per shard and lane is all the mapping asks for.
        concurrency: args.stream.shards * args.parallelization,
        logKeyArn: args.logKeyArn,
      },
      child,
    );

    new aws.lambda.EventSourceMapping(
      `${name}-source`,
      {
        eventSourceArn: args.stream.arn,
        functionName: processor.functionArn,
        startingPosition: "TRIM_HORIZON",
        batchSize: BATCH_SIZE,
        maximumBatchingWindowInSeconds: 1,
        parallelizationFactor: args.parallelization,
        functionResponseTypes: ["ReportBatchItemFailures"],
        bisectBatchOnFunctionError: true,
        maximumRetryAttempts: MAX_ATTEMPTS,
        maximumRecordAgeInSeconds: maximumRecordAgeSeconds(),
        destinationConfig: { onFailure: { destinationArn: args.failuresQueueArn } },
        tags: classTags("event-stream"),
      },
      child,
    );

    this.functionName = processor.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}

/** Half of what a stream keeps: a batch that is given up still lies in the stream when somebody looks at it. */
function maximumRecordAgeSeconds(): number {
  return (RETENTION["event-stream"].streamHours * 3600) / 2;
}
