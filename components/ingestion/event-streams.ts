import * as pulumi from "@pulumi/pulumi";
import { TOPICS, type Topic, topicSlug } from "../../contracts/topics";
import type { Place } from "../shared/iam";
import { mapKeys } from "../shared/records";
import { EventStream } from "./event-stream";

export interface EventStreamsArgs {
  place: Place;
  keyArn: pulumi.Input<string>;
  shards: Record<Topic, number>;
  protect: boolean;
}

/** One encrypted stream per topic, each with a policy for its producers and one for its consumers. */
export class EventStreams extends pulumi.ComponentResource {
  readonly streams: Record<Topic, EventStream>;

  constructor(name: string, args: EventStreamsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:ingestion:EventStreams", name, {}, opts);

    const streamOf = (topic: Topic) =>
      new EventStream(
        `${name}-${topicSlug(topic)}`,
        {
          topic,
          place: args.place,
          keyArn: args.keyArn,
          shards: args.shards[topic],
          protect: args.protect,
        },
        { parent: this },
      );

    this.streams = mapKeys(TOPICS, streamOf);
    this.registerOutputs({});
  }
}
