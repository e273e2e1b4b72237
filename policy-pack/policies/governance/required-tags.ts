import { RETENTION } from "../../../contracts/retention";
import { CLASSIFICATIONS, classificationOf, REQUIRED_TAGS } from "../../../contracts/tags";
import type { Report, Rule } from "../../model/rule";
import type { Resource } from "../../model/stack";
import { TAGGABLE } from "../../model/taggable";
import { dataClassOf, tagsOf } from "../../model/tags";

/** Config rules, cost reports, access by tag and every other rule here find a resource's data class by its tags. */
export const requiredTags: Rule = {
  id: "required-tags",
  description: "Resources carry all required tags, with values that agree with the retention manifest.",
  level: "mandatory",
  controls: {
    hipaa: ["164.310(d)(1)"],
    ferpa: ["99.3"],
    coppa: ["312.10"],
    soc2: ["CC6.1", "C1.1"],
    aws: ["required-tags"],
  },
  scope: "resource",
  types: TAGGABLE,
  check(resource, report) {
    const tags = tagsOf(resource);
    const missing = REQUIRED_TAGS.filter((tag) => !tags[tag]);
    if (missing.length > 0) {
      report(
        `'${resource.name}' has no tag ${missing.join(", ")}`,
        `set ${missing.join(", ")} in the provider's defaultTags, or in tags with classTags(dataClass)`,
      );
    }
    checkValues(resource, tags, report);
  },
};

function checkValues(resource: Resource, tags: Record<string, string>, report: Report): void {
  const { DataClassification: classification, Retention: retention } = tags;
  const valid = (CLASSIFICATIONS as readonly string[]).includes(classification ?? "");
  if (classification && !valid) {
    report(
      `'${resource.name}' has DataClassification '${classification}'`,
      `set it to ${CLASSIFICATIONS.join(", ")}`,
    );
  }
  const dataClass = dataClassOf(resource);
  if (retention && dataClass === undefined) {
    report(
      `'${resource.name}' has Retention '${retention}'`,
      `set it to ${Object.keys(RETENTION).join(", ")}`,
    );
  } else if (dataClass && valid && classification !== classificationOf(dataClass)) {
    report(
      `'${resource.name}' is tagged '${classification}' but holds '${dataClass}'`,
      `set DataClassification to ${classificationOf(dataClass)}`,
    );
  }
}
