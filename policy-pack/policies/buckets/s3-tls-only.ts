import { deniesPlainTransport, type Statement, statementsOf } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { bucketSettings } from "../../model/services/buckets";
import { IN_TRANSIT } from "../../model/services/transit";
import { BUCKET, BUCKET_POLICY } from "../../model/types/types";

/** S3 still answers over plain HTTP: only a denial in the bucket's policy stops that. */
export const s3TlsOnly: Rule = {
  id: "s3-tls-only",
  description: "Buckets refuse requests that do not come over TLS.",
  level: "mandatory",
  controls: { ...IN_TRANSIT, aws: ["s3-bucket-ssl-requests-only"] },
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const attached = bucketSettings(bucket, stack, BUCKET_POLICY).map((props) => props["policy"]);
    const inline = bucket.props["policy"] === undefined ? [] : [bucket.props["policy"]];
    const denials = [...attached, ...inline]
      .flatMap(statementsOf)
      .filter((statement) => deniesPlainTransport(statement, ["s3:*", "*"]));
    if (denials.some(coversBucketAndObjects)) return;
    report(
      `Bucket '${bucket.name}' accepts requests without TLS`,
      'add a BucketPolicy that denies "s3:*" to everyone on the bucket and its objects where aws:SecureTransport is false',
    );
  },
};

function coversBucketAndObjects({ resources }: Statement): boolean {
  if (resources.includes("*")) return true;
  return (
    resources.some((resource) => resource.endsWith("/*")) &&
    resources.some((resource) => !resource.includes("/"))
  );
}
