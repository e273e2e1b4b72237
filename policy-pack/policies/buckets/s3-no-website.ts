import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { BUCKET, BUCKET_WEBSITE } from "../../model/types/types";

/** A website endpoint answers over plain HTTP, to everybody who is let in, with what a browser shows. */
export const s3NoWebsite: Rule = {
  id: "s3-no-website",
  description: "No bucket is a website.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "resource",
  types: [...BUCKET_WEBSITE, ...BUCKET],
  check({ name, type, props }, report) {
    const isBucket = (BUCKET as readonly string[]).includes(type);
    if (isBucket && !props["website"] && !props["websites"]) return;
    report(`Bucket '${name}' is a website`, "remove its website configuration");
  },
};
