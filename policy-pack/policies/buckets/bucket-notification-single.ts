import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { BUCKET_NOTIFICATION } from "../../model/types/types";

/** A bucket has one notification configuration: of two resources the later one takes the earlier one's away. */
export const bucketNotificationSingle: Rule = {
  id: "bucket-notification-single",
  description: "A bucket's notifications are set by one resource.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "stack",
  types: BUCKET_NOTIFICATION,
  check({ urn, name, props }, report, stack) {
    const [first, ...others] = stack
      .ofType(BUCKET_NOTIFICATION)
      .filter((other) => other.props["bucket"] === props["bucket"]);
    if (first?.urn === urn || others.length === 0) return;
    report(
      `Bucket notification '${name}' overwrites '${first?.name}' of the same bucket`,
      "put the destinations of a bucket into one BucketNotification",
    );
  },
};
