import { many } from "../../model/access/documents";
import type { Report, Rule } from "../../model/rules/rule";
import { isReplicationTarget } from "../../model/services/buckets";
import type { Props, Resource, Stack } from "../../model/stack/stack";
import { isProduction, retentionOf } from "../../model/stack/tags";
import { BUCKET, BUCKET_REPLICATION } from "../../model/types/types";

/** The component by which a trial says that it makes copies, too. */
const COPIES = ["strata:storage:Replicas"];

/** Records that outlive a region need a copy in another one. The manifest says which; the copy itself ends there. */
export const s3Replication: Rule = {
  id: "s3-replication",
  description:
    "In production, and where a stack makes copies at all, buckets of replicated classes are copied to another region.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)"],
    soc2: ["A1.2"],
    aws: ["s3-bucket-replication-enabled"],
  },
  convention: "retention-manifest",
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    if (!retentionOf(bucket)?.copies?.replica) return;
    if (!isProduction(bucket) && stack.ofType(COPIES).length === 0) return;
    checkCopied(bucket, report, stack);
  },
  otherwise: checkCopied,
};

function checkCopied(bucket: Resource, report: Report, stack: Stack): void {
  if (isReplicationTarget(bucket, stack)) return;
  const rules = stack
    .attachedTo(bucket, "bucket", BUCKET_REPLICATION)
    .flatMap(({ props }) => many(props["rules"]) as Props[]);
  if (rules.some(({ status, destination }) => status === "Enabled" && destination?.bucket)) return;
  report(
    `Bucket '${bucket.name}' has no copy in another region`,
    "add a BucketReplicationConfig with an enabled rule (config strata:replicaRegion)",
  );
}
