import type { Rule } from "../../model/rules/rule";
import { bucketSettings } from "../../model/services/buckets";
import { BUCKET, BUCKET_VERSIONING } from "../../model/types/types";

/** Without versions an overwrite or a deletion is final, whoever made it. */
export const s3Versioning: Rule = {
  id: "s3-versioning",
  description: "Buckets keep versions of their objects.",
  level: "mandatory",
  controls: {
    hipaa: ["164.308(a)(7)(ii)(A)", "164.312(c)(1)"],
    soc2: ["A1.2", "PI1.5"],
    aws: ["s3-bucket-versioning-enabled"],
  },
  scope: "stack",
  types: BUCKET,
  check(bucket, report, stack) {
    const settings = bucketSettings(bucket, stack, BUCKET_VERSIONING, ["versioning", "versionings"]);
    const on = settings.some(
      ({ versioningConfiguration, enabled }) =>
        versioningConfiguration?.status === "Enabled" || enabled === true,
    );
    if (on) return;
    report(`Bucket '${bucket.name}' keeps no versions`, 'add a BucketVersioning with status "Enabled"');
  },
  remediation: {
    types: BUCKET_VERSIONING,
    patch({ props }) {
      const stated = props["versioningConfiguration"];
      if (stated?.status === "Enabled") return undefined;
      return { versioningConfiguration: { ...stated, status: "Enabled" } };
    },
  },
};
