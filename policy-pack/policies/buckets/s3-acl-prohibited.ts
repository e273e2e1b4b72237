import type { Rule } from "../../model/rules/rule";
import { bucketSettings } from "../../model/services/buckets";
import { BUCKET, BUCKET_ACL, BUCKET_OWNERSHIP } from "../../model/types/types";

/** Access lists grant beside the policy, where no review of policies sees it; enforced ownership turns them off. */
export const s3AclProhibited: Rule = {
  id: "s3-acl-prohibited",
  description: "Buckets have no access lists and own every object in them.",
  level: "mandatory",
  controls: {
    hipaa: ["164.312(a)(1)"],
    ferpa: ["99.31(a)(1)(ii)"],
    soc2: ["CC6.1"],
    aws: ["s3-bucket-acl-prohibited"],
  },
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const lists = bucketSettings(bucket, stack, BUCKET_ACL, ["grants"]);
    if (lists.length > 0 || bucket.props["acl"]) {
      report(
        `Bucket '${bucket.name}' has an access list`,
        "remove the ACL and grant access in the bucket's policy",
      );
    }
    const controls = bucketSettings(bucket, stack, BUCKET_OWNERSHIP);
    if (controls.some(({ rule }) => rule?.objectOwnership === "BucketOwnerEnforced")) return;
    report(
      `Bucket '${bucket.name}' does not enforce that its owner owns every object`,
      'add BucketOwnershipControls with objectOwnership "BucketOwnerEnforced"',
    );
  },
};
