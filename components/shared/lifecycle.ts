import type * as aws from "@pulumi/aws";
import type { Copies, ObjectRetention } from "../../contracts/retention";

type Rule = aws.types.input.s3.BucketLifecycleConfigurationRule;

/** Days after which the parts of an upload that was never completed are removed. */
export const ABORT_MULTIPART_DAYS = 7;

/**
 * The lifecycle rules of a bucket. Objects move to colder classes and end as the manifest says. Versions that are no
 * longer current end `versionDays` after that, except where the class is kept for ever: there they take the same way as
 * the others.
 */
export function lifecycleRules(retention: ObjectRetention, copies: Copies = {}): Rule[] {
  const transitions = [
    { days: retention.standardIa, storageClass: "STANDARD_IA" },
    { days: retention.glacierIr, storageClass: "GLACIER_IR" },
    { days: retention.deepArchive, storageClass: "DEEP_ARCHIVE" },
  ].flatMap(({ days, storageClass }) => (days === undefined ? [] : [{ days, storageClass }]));
  const forEver = retention.expire === "never";

  const keep: Rule = {
    id: "retention",
    status: "Enabled",
    filter: { prefix: "" },
    abortIncompleteMultipartUpload: { daysAfterInitiation: ABORT_MULTIPART_DAYS },
    ...(transitions.length > 0 && { transitions }),
    ...(retention.expire !== "never" && { expiration: { days: retention.expire } }),
    ...(forEver
      ? {
          noncurrentVersionTransitions: transitions.map(({ days, storageClass }) => ({
            noncurrentDays: days,
            storageClass,
          })),
        }
      : copies.versionDays !== undefined && {
          noncurrentVersionExpiration: { noncurrentDays: copies.versionDays },
        }),
  };
  if (forEver) return [keep];
  // A delete marker without versions behind it is removed by a rule of its own: S3 refuses it beside `days`.
  const markers: Rule = {
    id: "expired-delete-markers",
    status: "Enabled",
    filter: { prefix: "" },
    expiration: { expiredObjectDeleteMarker: true },
  };
  return [keep, markers];
}
