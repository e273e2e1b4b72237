import { arnOf, urnOf } from "../fixtures/build";
import type { Breach } from "./breach";

/** Where notices of objects go. */
export const NOTIFICATIONS: readonly Breach[] = [
  {
    rule: "bucket-notification-may-deliver",
    breaks: "the queue's policy names another bucket",
    at: "trail-notification",
    change: (stack) =>
      stack.statements("landed-policy", ([, sender]) => {
        sender.Condition.ArnEquals["aws:SourceArn"] = "arn:aws:s3:::records-1a2b3c4";
      }),
    remedy: /allow sqs:SendMessage to s3\.amazonaws\.com for the bucket's ARN/,
  },
  {
    rule: "bucket-notification-may-deliver",
    breaks: "the queue's policy names another account",
    at: "trail-notification",
    change: (stack) =>
      stack.statements("landed-policy", ([, sender]) => {
        sender.Condition.StringEquals = { "aws:SourceAccount": "999988887777" };
      }),
    remedy: /in the queue's policy/,
  },
  {
    rule: "bucket-notification-may-deliver",
    breaks: "the queue's key does not let S3 in",
    at: "trail-notification",
    change: (stack) =>
      stack.statements("data-key", (statements) => {
        statements.find(({ Sid }) => Sid === "Buckets").Action = ["kms:Decrypt"];
      }),
    remedy: /allow kms:GenerateDataKey to s3\.amazonaws\.com .* in the key's policy/,
  },
  {
    rule: "bucket-notification-may-deliver",
    breaks: "the queue is not of this stack",
    at: "trail-notification",
    change: (stack) => {
      stack.props("trail-notification").queues[0].queueArn = arnOf("sqs", "elsewhere");
    },
    remedy: /queue of this stack/,
  },
  {
    rule: "bucket-notification-no-loop",
    breaks: "the function behind the queue may write where the notices come from",
    at: "trail-notification",
    change: (stack) =>
      stack.statements("recorder-access", (statements) => {
        statements.find(({ Action }) => Action.includes("s3:PutObject")).Resource =
          "arn:aws:s3:::trail-1a2b3c4/landed/*";
        stack.props("trail-notification").queues[0].filterPrefix = "landed/";
      }),
    remedy: /write to another bucket, or set filterPrefix/,
  },
  {
    rule: "bucket-notification-single",
    breaks: "a second resource sets the same bucket's notifications",
    at: "more-notifications",
    change: (stack) => {
      const first = stack.resource("trail-notification");
      const [name, urn] = ["more-notifications", urnOf(first.type, "more-notifications")];
      stack.resources.push({ ...structuredClone(first), name, urn });
    },
    remedy: /into one BucketNotification/,
  },
];
