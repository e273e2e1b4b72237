import type { Rule } from "../../model/rules/rule";
import { lifecycleRules } from "../../model/services/buckets";
import { DISPOSAL } from "../../model/services/retention";
import { BUCKET } from "../../model/types/types";

/** Days an upload in parts may take; S3 itself never ends one. */
const MOST_DAYS = 7;

/** Parts of an upload that nobody finished are records too: no list shows them, and no expiration ends them. */
export const s3MultipartEnds: Rule = {
  id: "s3-multipart-ends",
  description: `Buckets end unfinished uploads after at most ${MOST_DAYS} days.`,
  level: "mandatory",
  controls: DISPOSAL,
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const ends = lifecycleRules(bucket, stack)
      .filter(({ status, enabled }) => status === "Enabled" || enabled === true)
      .flatMap((rule) => rule["abortIncompleteMultipartUpload"]?.daysAfterInitiation ?? []);
    if (ends.some((days) => days <= MOST_DAYS)) return;
    report(
      `Bucket '${bucket.name}' keeps unfinished uploads for ${ends.length === 0 ? "ever" : `${ends} days`}`,
      `set abortIncompleteMultipartUpload.daysAfterInitiation of a lifecycle rule to at most ${MOST_DAYS}`,
    );
  },
};
