import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { RETENTION } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import { denyPlainText, policyDocument, type Statement } from "./iam";
import type { Store } from "./store";

const SECONDS_PER_DAY = 86_400;

export interface SecureQueueArgs {
  keyArn: pulumi.Input<string>;
  /** Seconds a received message stays hidden. @default 30 */
  visibilityTimeoutSeconds?: number;
  /** Where messages go that were received too often. @default - none: this is a last stop */
  deadLetter?: { queue: SecureQueue; maxReceiveCount: number };
  /** Who may send, beside principals of the account whose own policy says so. */
  senders?: (queueArn: pulumi.Output<string>) => Statement[];
}

/** An encrypted queue, reached over TLS only, that keeps messages as long as SQS can. */
export class SecureQueue extends pulumi.ComponentResource implements Store {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly url: pulumi.Output<string>;
  readonly keyArn: pulumi.Input<string>;

  constructor(name: string, args: SecureQueueArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:shared:SecureQueue", name, {}, opts);
    const child = { parent: this };

    const queue = new aws.sqs.Queue(
      `${name}-queue`,
      {
        kmsMasterKeyId: args.keyArn,
        // A data key is reused this long: fewer calls to KMS, still revoked within the hour.
        kmsDataKeyReusePeriodSeconds: 300,
        messageRetentionSeconds: RETENTION["dead-letters"].queueDays * SECONDS_PER_DAY,
        visibilityTimeoutSeconds: args.visibilityTimeoutSeconds ?? 30,
        ...(args.deadLetter && {
          redrivePolicy: pulumi.jsonStringify({
            deadLetterTargetArn: args.deadLetter.queue.arn,
            maxReceiveCount: args.deadLetter.maxReceiveCount,
          }),
        }),
        tags: classTags("dead-letters"),
      },
      child,
    );

    new aws.sqs.QueuePolicy(
      `${name}-policy`,
      {
        queueUrl: queue.url,
        policy: policyDocument([denyPlainText(["sqs:*"], queue.arn), ...(args.senders?.(queue.arn) ?? [])]),
      },
      child,
    );

    if (args.deadLetter) {
      new aws.sqs.RedriveAllowPolicy(
        `${name}-redrive-allow`,
        {
          queueUrl: args.deadLetter.queue.url,
          redriveAllowPolicy: pulumi.jsonStringify({
            redrivePermission: "byQueue",
            sourceQueueArns: [queue.arn],
          }),
        },
        child,
      );
    }

    this.name = queue.name;
    this.arn = queue.arn;
    this.url = queue.url;
    this.keyArn = args.keyArn;
    this.registerOutputs({ name: this.name, arn: this.arn, url: this.url });
  }
}
