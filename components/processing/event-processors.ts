import * as pulumi from "@pulumi/pulumi";
import { TOPICS, type Topic, topicSlug } from "../../contracts/topics";
import type { Place } from "../shared/iam";
import { mapKeys } from "../shared/records";
import { SecureQueue } from "../shared/secure-queue";
import type { Store } from "../shared/store";
import { EventProcessor } from "./event-processor";
import { type ProcessorStores, processorSettings, processorStatements } from "./event-processor-access";

export interface EventProcessorsArgs {
  place: Place;
  /** Stream of each topic, and its number of shards. */
  streams: Record<Topic, Store & { shards: number }>;
  /** Batches of one shard worked on at once. */
  parallelization: number;
  stores: Omit<ProcessorStores, "failures">;
  /** Key of the queue that is told of batches that were given up. */
  failuresKeyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** One processor per topic, all from the same factory, and the queue that is told of batches they gave up. */
export class EventProcessors extends pulumi.ComponentResource {
  readonly functionNames: Record<Topic, pulumi.Output<string>>;
  readonly failures: SecureQueue;

  constructor(name: string, args: EventProcessorsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:EventProcessors", name, {}, opts);
    const child = { parent: this };

    this.failures = new SecureQueue(`${name}-stream-failures`, { keyArn: args.failuresKeyArn }, child);
    const stores = { ...args.stores, failures: this.failures };

    const processorOf = (topic: Topic) => {
      const stream = args.streams[topic];
      return new EventProcessor(
        `${name}-${topicSlug(topic)}`,
        {
          topic,
          stream,
          parallelization: args.parallelization,
          settings: processorSettings(topic, stores),
          statements: processorStatements(stream, stores, args.place),
          failuresQueueArn: this.failures.arn,
          logKeyArn: args.logKeyArn,
        },
        child,
      );
    };

    this.functionNames = mapKeys(TOPICS, (topic) => processorOf(topic).functionName);
    this.registerOutputs({ functionNames: this.functionNames });
  }
}
