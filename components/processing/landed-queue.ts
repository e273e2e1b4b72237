import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { LANDED_PREFIX } from "../../contracts/lake";
import { type ConsumerLimits, visibilityTimeoutSeconds } from "../shared/consumer-limits";
import { allowService, type Place } from "../shared/iam";
import { SecureQueue } from "../shared/secure-queue";
import type { Store } from "../shared/store";

export interface LandedQueueArgs {
  place: Place;
  /** Bucket whose delivered objects are told of. A bucket has one set of notifications: this one. */
  landing: Store;
  /** Key of the queues. */
  keyArn: pulumi.Input<string>;
  /** Of the function behind the queue. */
  limits: ConsumerLimits;
}

/** A notice of every object that a delivery stream lands, in a queue for one function. */
export interface LandedQueue {
  queue: SecureQueue;
  deadLetters: SecureQueue;
}

/** Makes the queues and the notification as children of `parent`. */
export function landedQueue(
  name: string,
  { place, landing, keyArn, limits }: LandedQueueArgs,
  parent: pulumi.Resource,
): LandedQueue {
  const child = { parent };
  const deadLetters = new SecureQueue(`${name}-dead-letters`, { keyArn }, child);
  const queue = new SecureQueue(
    `${name}-landed`,
    {
      keyArn,
      visibilityTimeoutSeconds: visibilityTimeoutSeconds(limits),
      deadLetter: { queue: deadLetters, maxReceiveCount: limits.maxReceiveCount },
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
      queues: [{ queueArn: queue.arn, events: ["s3:ObjectCreated:*"], filterPrefix: LANDED_PREFIX }],
    },
    { ...child, dependsOn: [queue] },
  );
  return { queue, deadLetters };
}
