import { statementsOf } from "../../model/access/documents";
import { matches } from "../../model/access/permits";
import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { bucketSettings } from "../../model/services/buckets";
import { BUCKET, BUCKET_POLICY, CONFIG_CHANNEL } from "../../model/types/types";

const DELETIONS = ["s3:DeleteObject", "s3:DeleteObjectVersion"] as const;

/** AWS Config cannot deliver to a bucket that locks by default: there a denial stands for the lock. */
export const configHistoryKept: Rule = {
  id: "config-history-kept",
  description: "Nobody may delete what AWS Config delivered, into a bucket of this stack.",
  level: "mandatory",
  controls: { ...AUDIT, hipaa: ["164.312(b)", "164.312(c)(1)", "164.316(b)(2)(i)"] },
  scope: "stack",
  types: CONFIG_CHANNEL,
  check({ name, props }, report, stack) {
    const bucket = stack.find(props["s3BucketName"], BUCKET);
    if (bucket === undefined) {
      report(
        `Channel '${name}' delivers to '${props["s3BucketName"]}', which this stack does not make`,
        "set s3BucketName to a bucket of this stack",
      );
      return;
    }
    const denied = bucketSettings(bucket, stack, BUCKET_POLICY)
      .flatMap(({ policy }) => statementsOf(policy))
      .filter(
        ({ allow, principals, conditions, resources }) =>
          !allow &&
          principals.includes("*") &&
          conditions.length === 0 &&
          resources.some((resource) => matches(resource, `arn:aws:s3:::${bucket.props["bucket"]}/one`)),
      );
    const open = DELETIONS.filter(
      (action) => !denied.some(({ actions }) => actions.some((pattern) => matches(pattern, action))),
    );
    if (open.length === 0) return;
    report(
      `Channel '${name}' delivers to bucket '${bucket.name}', where ${open.join(" and ")} is not denied`,
      "deny both to everyone on its objects, without a condition",
    );
  },
};
