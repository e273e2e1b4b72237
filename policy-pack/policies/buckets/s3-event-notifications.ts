import type { DataClass } from "../../../contracts/retention";
import { isReplicationTarget } from "../../model/buckets";
import { PROCESSING_INTEGRITY } from "../../model/integrity";
import type { Rule } from "../../model/rule";
import { dataClassOf } from "../../model/tags";
import { BUCKET, BUCKET_NOTIFICATION } from "../../model/types";

/** Objects that a delivery stream writes are taken up by a function: without a notice they lie there and nobody knows. */
export const s3EventNotifications: Rule = {
  id: "s3-event-notifications",
  description: "Buckets that delivery streams write to tell of every new object.",
  level: "mandatory",
  controls: { ...PROCESSING_INTEGRITY, aws: ["s3-event-notifications-enabled"] },
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    if (!LANDING.some((dataClass) => dataClass === dataClassOf(bucket))) return;
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
  },
};

/** What arrives by a delivery stream. Everything else is written by the function that would be told. */
const LANDING: readonly DataClass[] = ["application-logs", "interaction-logs"];
