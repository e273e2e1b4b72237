import { many, type Statement, statementsOf } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";
import { bucketSettings } from "../../model/services/buckets";
import { IN_TRANSIT } from "../../model/services/transit";
import type { Props } from "../../model/stack/stack";
import { BUCKET, BUCKET_ENCRYPTION, BUCKET_POLICY } from "../../model/types/types";

const HEADER = "s3:x-amz-server-side-encryption-aws-kms-key-id";

/** A caller may ask for an older TLS, and for another key than the bucket's: only a denial stops either. */
export const s3Denials: Rule = {
  id: "s3-denials",
  description: "Buckets refuse TLS older than 1.2, and objects under another key than theirs.",
  level: "mandatory",
  controls: { ...IN_TRANSIT, hipaa: ["164.312(e)(1)", "164.312(a)(2)(iv)"] },
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const statements = bucketSettings(bucket, stack, BUCKET_POLICY)
      .flatMap(({ policy }) => statementsOf(policy))
      .filter(({ allow, principals }) => !allow && principals.includes("*"));
    if (!statements.some(deniesOldTls)) {
      report(
        `Bucket '${bucket.name}' takes TLS older than 1.2`,
        'deny "s3:*" to everyone on the bucket and its objects where s3:TlsVersion is less than 1.2',
      );
    }
    const [rule] = bucketSettings(bucket, stack, BUCKET_ENCRYPTION).flatMap(
      ({ rules }) => many(rules) as Props[],
    );
    const key = rule?.["applyServerSideEncryptionByDefault"]?.kmsMasterKeyId;
    if (!key || statements.some((statement) => deniesOtherKeys(statement, key))) return;
    report(
      `Bucket '${bucket.name}' takes objects under other keys than its own`,
      `deny "s3:PutObject" to everyone on its objects where ${HEADER} is not its key`,
    );
  },
};

function deniesOldTls({ actions, resources, conditions }: Statement): boolean {
  const [condition, ...others] = conditions;
  return (
    actions.includes("s3:*") &&
    resources.some((resource) => resource.endsWith("/*")) &&
    resources.some((resource) => !resource.includes("/")) &&
    others.length === 0 &&
    condition?.operator === "numericlessthan" &&
    condition.key === "s3:tlsversion" &&
    condition.values.every((version) => Number(version) >= 1.2)
  );
}

function deniesOtherKeys({ actions, resources, conditions }: Statement, key: string): boolean {
  const stated = conditions.find(({ operator }) => operator === "null");
  const other = conditions.find(({ operator }) => operator === "stringnotequals");
  return (
    conditions.length === 2 &&
    conditions.every((condition) => condition.key === HEADER) &&
    stated?.values.join() === "false" &&
    other?.values.join() === key &&
    actions.some((action) => action === "s3:PutObject" || action === "s3:*") &&
    resources.some((resource) => /^arn:[\w-]+:s3:::[^/]+\/\*$/.test(resource))
  );
}
