import type { Case, Ground } from "../support/life";
import { arnOf, bucket, policy, queue } from "./shared";

/** A queue that admits the bucket: S3 refuses any other as a destination. */
async function admitting(ground: Ground, source: string): Promise<string> {
  const made = await queue(ground);
  await ground.make("aws:sqs/queuePolicy:QueuePolicy", "ground", {
    queueUrl: made.id,
    policy: policy({
      Effect: "Allow",
      Principal: { Service: "s3.amazonaws.com" },
      Action: "sqs:SendMessage",
      Resource: arnOf(made),
      Condition: { ArnEquals: { "aws:SourceArn": source } },
    }),
  });
  return arnOf(made);
}

export const notifications: Case[] = [
  {
    type: "aws:s3/bucketNotification:BucketNotification",
    inputs: async (ground) => {
      const { id, ...made } = await bucket(ground);
      const queueArn = await admitting(ground, arnOf({ id, ...made }));
      return {
        bucket: id,
        queues: [{ queueArn, events: ["s3:ObjectCreated:*"], filterPrefix: "event_type=" }],
      };
    },
    changed: ({ queues }: { queues?: object[] }) => ({
      queues: [
        {
          ...queues?.[0],
          id: "landed",
          filterSuffix: ".gz",
          events: ["s3:ObjectCreated:Put", "s3:ObjectRemoved:*"],
        },
      ],
      eventbridge: true,
    }),
    replaced: { bucket: "another" },
    drift: ({ id }, aws) =>
      aws.request("s3", "PutBucketNotificationConfiguration", { Bucket: id, NotificationConfiguration: {} }),
    drifted: [],
  },
];
