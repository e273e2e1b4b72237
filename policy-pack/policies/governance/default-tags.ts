import { REQUIRED_TAGS } from "../../../contracts/tags";
import type { Rule } from "../../model/rules/rule";
import { AWS_PROVIDER } from "../../model/types/types";

/** Resources state their class; who owns and pays, and what holds where nothing is stated, comes from the provider. */
export const defaultTags: Rule = {
  id: "default-tags",
  description: "Providers tag by default what they make.",
  level: "mandatory",
  controls: { hipaa: ["164.310(d)(1)"], ferpa: ["99.3"], coppa: ["312.10"], soc2: ["CC6.1", "C1.1"] },
  convention: "retention-manifest",
  scope: "resource",
  types: AWS_PROVIDER,
  check({ name, props }, report) {
    const { tags = {} } = JSON.parse(String(props["defaultTags"] || "{}")) as {
      tags?: Record<string, string>;
    };
    const missing = REQUIRED_TAGS.filter((tag) => !tags[tag]);
    if (missing.length === 0) return;
    report(
      `'${name}' tags nothing with ${missing.join(", ")} by default`,
      `set ${missing.join(", ")} in defaultTags`,
    );
  },
};
