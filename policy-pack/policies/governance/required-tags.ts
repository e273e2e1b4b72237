import { RETENTION } from "../../../contracts/retention";
import { CLASSIFICATIONS, classificationOf, REQUIRED_TAGS } from "../../../contracts/tags";
import { type ReadParameter, texts } from "../../model/rules/parameters";
import type { Report, Rule } from "../../model/rules/rule";
import type { Resource } from "../../model/stack/stack";
import { dataClassOf, tagsOf } from "../../model/stack/tags";
import { TAGGABLE } from "../../model/types/taggable";

const TAGS = texts({
  key: "tags",
  description: "tags that every resource has to carry",
  default: REQUIRED_TAGS,
  form: /^[\w .:/=+@-]{1,128}$/,
  of: "names of tags",
});

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
  convention: "retention-manifest",
  scope: "resource",
  types: TAGGABLE,
  parameters: [TAGS],
  check(resource, report, read) {
    checkNames(resource, report, read);
    checkValues(resource, tagsOf(resource), report);
  },
  otherwise: checkNames,
};

function checkNames(resource: Resource, report: Report, read: ReadParameter): void {
  const tags = tagsOf(resource);
  const missing = read(TAGS).filter((tag) => !tags[tag]);
  if (missing.length === 0) return;
  report(
    `'${resource.name}' has no tag ${missing.join(", ")}`,
    `set ${missing.join(", ")} in the provider's defaultTags, or in tags with classTags(dataClass)`,
  );
}

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
