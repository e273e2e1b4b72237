import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { MAX_EVENT_BYTES } from "../../contracts/quarantine";
import { RETENTION } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import type { Topic } from "../../contracts/topics";
import { allow, type Place, policyDocument } from "../shared/iam";
import { viaService } from "../shared/key-use";
import { stateful } from "../shared/stateful";
import type { Store } from "../shared/store";
import { readStream } from "../shared/stream-access";

/** Every metric Kinesis keeps per shard: one hot shard does not show in a stream's average. */
const SHARD_METRICS = [
  "IncomingBytes",
  "IncomingRecords",
  "IteratorAgeMilliseconds",
  "OutgoingBytes",
  "OutgoingRecords",
  "ReadProvisionedThroughputExceeded",
  "WriteProvisionedThroughputExceeded",
];

const WRITE_STREAM = ["kinesis:DescribeStreamSummary", "kinesis:PutRecord", "kinesis:PutRecords"];

export interface EventStreamArgs {
  topic: Topic;
  place: Place;
  keyArn: pulumi.Input<string>;
  shards: number;
  /** Keep the stream whatever happens to the stack: until they are processed, events are nowhere else. */
  protect: boolean;
}

/** The stream of one topic: events wait here, encrypted, until the event processor has made them durable. */
export class EventStream extends pulumi.ComponentResource implements Store {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly keyArn: pulumi.Input<string>;
  readonly shards: number;
  readonly producerPolicyArn: pulumi.Output<string>;
  readonly consumerPolicyArn: pulumi.Output<string>;

  constructor(name: string, args: EventStreamArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:ingestion:EventStream", name, {}, opts);
    const tags = classTags("event-stream");
    const child = { parent: this };

    const stream = new aws.kinesis.Stream(
      `${name}-stream`,
      {
        shardCount: args.shards,
        streamModeDetails: { streamMode: "PROVISIONED" },
        // The service counts the partition key: an event of the largest size needs room beside it.
        maxRecordSizeInKib: MAX_EVENT_BYTES / 1_024 + 1,
        retentionPeriod: streamHours(args.topic),
        encryptionType: "KMS",
        kmsKeyId: args.keyArn,
        shardLevelMetrics: SHARD_METRICS,
        tags,
      },
      stateful(this, args.protect),
    );

    const producer = new aws.iam.Policy(
      `${name}-producer`,
      {
        description: `Write ${args.topic} events`,
        policy: policyDocument([
          allow(WRITE_STREAM, stream.arn),
          // A producer encrypts; it never reads what it or others wrote.
          allow(["kms:GenerateDataKey"], args.keyArn, viaKinesis(args.place)),
        ]),
        tags,
      },
      child,
    );

    const consumer = new aws.iam.Policy(
      `${name}-consumer`,
      {
        description: `Read ${args.topic} events`,
        policy: policyDocument(readStream({ arn: stream.arn, keyArn: args.keyArn }, args.place)),
        tags,
      },
      child,
    );

    this.name = stream.name;
    this.arn = stream.arn;
    this.keyArn = args.keyArn;
    this.shards = args.shards;
    this.producerPolicyArn = producer.arn;
    this.consumerPolicyArn = consumer.arn;
    this.registerOutputs({ name: this.name, arn: this.arn });
  }
}

/** Hours the topic's stream keeps records: audit events longer than the rest. */
function streamHours(topic: Topic): number {
  const { streamHours: hours, auditStreamHours } = RETENTION["event-stream"];
  return topic === "audit.event.logged" ? auditStreamHours : hours;
}

function viaKinesis(place: Place) {
  return { StringEquals: { "kms:ViaService": viaService("kinesis", place) } };
}
