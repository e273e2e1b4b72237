import { CONTINUITY } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { isProduction } from "../../model/stack/tags";
import { BUCKET } from "../../model/types/types";

/** With it a deletion of the bucket empties it first, versions and all. Stacks for trials come down that way. */
export const s3NoForceDestroy: Rule = {
  id: "s3-no-force-destroy",
  description: "In production no bucket is emptied to be deleted.",
  level: "mandatory",
  controls: CONTINUITY,
  scope: "resource",
  types: BUCKET,
  check(bucket, report) {
    if (!isProduction(bucket) || bucket.props["forceDestroy"] !== true) return;
    report(`Bucket '${bucket.name}' is emptied when it is deleted`, "set forceDestroy to false");
  },
};
