import { texts } from "../../model/rules/parameters";
import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import { AWS_PROVIDER } from "../../model/types/types";

const REGIONS = texts({
  key: "regions",
  description: "regions in which resources and their copies may be made",
  default: ["eu-central-1", "eu-west-1"],
  form: /^[a-z]{2}(-[a-z]+)+-\d$/,
  of: "regions of AWS",
});

/** A provider's region decides where children's data lies, under whose law, and nothing else in a plan says it. */
export const dataResidency: Rule = {
  id: "data-residency",
  description: "Everything is made in the regions that the stack's settings name.",
  level: "mandatory",
  controls: BOUNDARY,
  scope: "resource",
  types: AWS_PROVIDER,
  parameters: [REGIONS],
  check({ name, props }, report, read) {
    const regions = read(REGIONS);
    if (regions.includes(String(props["region"]))) return;
    report(
      `Provider '${name}' makes resources in ${props["region"] ?? "no stated region"}`,
      `set region to one of ${regions.join(", ")}, or name it in the rule's parameter regions`,
    );
  },
};
