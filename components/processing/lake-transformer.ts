import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { LANDED_PREFIX } from "../../contracts/lake";
import type { LakeTransformerSettings } from "../../runtime/lake-transformer/handler";
import { LAKE_CONSUMER, visibilityTimeoutSeconds } from "../shared/consumer-limits";
import { allowService, type Place } from "../shared/iam";
import { SecureQueue } from "../shared/secure-queue";
import { EventConsumer } from "./event-consumer";
import { type LakeStores, lakeStatements } from "./lake-access";

export interface LakeTransformerArgs {
  place: Place;
  stores: LakeStores;
  /** Key of the queues. */
  keyArn: pulumi.Input<string>;
  logKeyArn: pulumi.Input<string>;
}

/** Turns every object of redacted events that lands into Parquet: a notice to a queue, and a function behind it. */
export class LakeTransformer extends pulumi.ComponentResource {
  readonly queue: SecureQueue;
  readonly deadLetters: SecureQueue;
  readonly functionName: pulumi.Output<string>;

  constructor(name: string, args: LakeTransformerArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:LakeTransformer", name, {}, opts);
    const { place, keyArn, stores } = args;
    const { landing, claimChecks, lake, quarantine } = stores;
    const child = { parent: this };

    this.deadLetters = new SecureQueue(`${name}-dead-letters`, { keyArn }, child);

    this.queue = new SecureQueue(
      `${name}-landed`,
      {
        keyArn,
        visibilityTimeoutSeconds: visibilityTimeoutSeconds(LAKE_CONSUMER),
        deadLetter: { queue: this.deadLetters, maxReceiveCount: LAKE_CONSUMER.maxReceiveCount },
        senders: (queueArn) => [
          allowService("s3.amazonaws.com", ["sqs:SendMessage"], queueArn, { place, arn: landing.arn }),
        ],
      },
      child,
    );

    // S3 sends a test message at once and refuses a queue that does not admit it.
    new aws.s3.BucketNotification(
      `${name}-notification`,
      {
        bucket: landing.name,
        queues: [{ queueArn: this.queue.arn, events: ["s3:ObjectCreated:*"], filterPrefix: LANDED_PREFIX }],
      },
      { ...child, dependsOn: [this.queue] },
    );

    const consumer = new EventConsumer<"lake-transformer", LakeTransformerSettings>(
      name,
      {
        place,
        job: "lake-transformer",
        factory: "lakeTransformerFactory",
        description: "Turns landed redacted events into Parquet",
        dataClass: "event-lake",
        settings: pulumi.output({
          landingBucket: landing.name,
          claimCheckBucket: claimChecks.name,
          lakeBucket: lake.name,
          quarantineBucket: quarantine.bucket.name,
          quarantineTable: quarantine.index.name,
        }),
        queue: this.queue,
        statements: lakeStatements(stores, place),
        logKeyArn: args.logKeyArn,
        limits: LAKE_CONSUMER,
      },
      child,
    );

    this.functionName = consumer.functionName;
    this.registerOutputs({ functionName: this.functionName });
  }
}
