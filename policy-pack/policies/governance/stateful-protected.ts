import { ENDING_TAGS } from "../../../contracts/tags";
import type { Rule } from "../../model/rules/rule";
import type { Resource } from "../../model/stack/stack";
import { dataClassOf, isProduction, tagsOf } from "../../model/stack/tags";
import { STATEFUL } from "../../model/types/taggable";
import { KEY } from "../../model/types/types";

/** A renamed component or a careless destroy must not take the records with it. */
export const statefulProtected: Rule = {
  id: "stateful-protected",
  description: "In production the engine refuses to delete what holds data or keys.",
  level: "mandatory",
  controls: { hipaa: ["164.308(a)(7)(ii)(A)", "164.312(c)(1)"], ferpa: ["99.32"], soc2: ["A1.2", "CC8.1"] },
  scope: "resource",
  types: STATEFUL,
  check(resource, report) {
    if (!isProduction(resource) || resource.protect || isEndingKey(resource)) return;
    report(
      `'${resource.name}' holds data in production but is not protected`,
      "set the option protect to true (config strata:protect)",
    );
  },
};

/** A former generation of the keys that wrap those of subjects has to end: that is how its backups are erased (ADR 0022). */
function isEndingKey(resource: Resource): boolean {
  const ending = tagsOf(resource)["Lifecycle"] === ENDING_TAGS.Lifecycle;
  return ending && KEY.some((type) => type === resource.type) && dataClassOf(resource) === "subject-keys";
}
