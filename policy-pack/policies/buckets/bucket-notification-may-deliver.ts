import { many } from "../../model/access/documents";
import { checkMaySend } from "../../model/access/services";
import type { Rule } from "../../model/rules/rule";
import type { Props } from "../../model/stack/stack";
import { BUCKET, BUCKET_NOTIFICATION, QUEUE } from "../../model/types/types";

/** A notice that a queue or its key does not let in is gone: the object lies there and nothing ever takes it up. */
export const bucketNotificationMayDeliver: Rule = {
  id: "bucket-notification-may-deliver",
  description: "Queues that buckets notify, and the keys of those queues, let the bucket send.",
  level: "mandatory",
  controls: { hipaa: ["164.312(c)(1)"], soc2: ["A1.1", "PI1.3"], aws: ["s3-event-notifications-enabled"] },
  scope: "stack",
  types: BUCKET_NOTIFICATION,
  check({ name, props }, report, stack) {
    const bucket = stack.find(props["bucket"], BUCKET);
    for (const { queueArn } of many(props["queues"]) as Props[]) {
      const queue = stack.find(queueArn, QUEUE);
      if (queue === undefined) {
        report(
          `Bucket notification '${name}' goes to '${queueArn}', which this stack does not make`,
          "set queues[].queueArn to the ARN of a queue of this stack",
        );
        continue;
      }
      const source = {
        arn: `arn:aws:s3:::${bucket?.props["bucket"] ?? props["bucket"]}`,
        // A bucket's ARN names no account; it notifies queues of its own region, and here of its own account.
        account: String(queue.props["arn"] ?? "").split(":")[4] ?? "",
      };
      checkMaySend(
        {
          name: `Bucket notification '${name}'`,
          service: "s3.amazonaws.com",
          source,
          sourceName: "the bucket's ARN and account",
        },
        queue,
        report,
        stack,
      );
    }
  },
};
