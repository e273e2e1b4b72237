import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Report, Rule } from "../../model/rules/rule";
import { isReplicationTarget } from "../../model/services/buckets";
import type { Resource, Stack } from "../../model/stack/stack";
import { dataClassOf } from "../../model/stack/tags";
import { BUCKET, BUCKET_NOTIFICATION, DOCUMENTS } from "../../model/types/types";

/** Objects that a delivery stream writes are taken up by a function: without a notice they lie there and nobody knows. */
export const s3EventNotifications: Rule = {
  id: "s3-event-notifications",
  description: "Buckets that delivery streams write to tell of every new object.",
  level: "mandatory",
  controls: { ...PROCESSING_INTEGRITY, aws: ["s3-event-notifications-enabled"] },
  convention: "retention-manifest",
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const dataClass = dataClassOf(bucket);
    // Everything else is written by the function that would be told; originals are read by the document store alone.
    const isRead =
      dataClass === "application-logs" ||
      (dataClass === "interaction-logs" && stack.ofType(DOCUMENTS).length > 0);
    if (isRead) checkTells(bucket, report, stack);
  },
  otherwise: checkTells,
};

function checkTells(bucket: Resource, report: Report, stack: Stack): void {
  if (isReplicationTarget(bucket, stack)) return;
  const notices = stack.attachedTo(bucket, "bucket", BUCKET_NOTIFICATION);
  const told = notices.some(
    ({ props }) =>
      ["queues", "topics", "lambdaFunctions"].some((key) => (props[key] ?? []).length > 0) ||
      props["eventbridge"] === true,
  );
  if (told) return;
  report(
    `Bucket '${bucket.name}' tells nobody of new objects`,
    "add a BucketNotification with a queue for s3:ObjectCreated:*",
  );
}
