import { IDENTITIES, identityStatements, LEAST_PRIVILEGE, takesNoResource } from "../../model/access/access";
import { isBroadResource, isSpecific } from "../../model/access/arns";
import { type Statement, statementLabel } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";

/** A function that may read every table reads the wrong one after its first defect. */
export const iamNoWildcardResources: Rule = {
  id: "iam-no-wildcard-resources",
  description: "Identity policies name the resources their actions apply to.",
  level: "mandatory",
  controls: LEAST_PRIVILEGE,
  scope: "resource",
  types: IDENTITIES,
  check(subject, report) {
    identityStatements(subject).forEach((statement, index) => {
      if (!statement.allow) return;
      const where = `Policy '${subject.name}', ${statementLabel(statement, index)},`;
      const broad = isTiedToTag(statement) ? [] : statement.resources.filter(isBroadResource);
      if (broad.length > 0 && !(statement.actions.length > 0 && statement.actions.every(takesNoResource))) {
        const actions = statement.actions.filter((action) => !takesNoResource(action));
        report(`${where} allows ${actions.join(", ")} on '${broad.join("', '")}'`, "name the ARNs it needs");
      }
      if (statement.notResources.length > 0) {
        report(`${where} allows all but some resources`, "replace NotResource by the ARNs it needs");
      }
    });
  },
};

/** Whether it holds for resources of one region and account that carry a named tag with a named value, and no others. */
function isTiedToTag({ resources, conditions }: Statement): boolean {
  const tagged = conditions.some(
    ({ operator, key, values }) =>
      key.startsWith("aws:resourcetag/") &&
      operator === "stringequals" &&
      values.length > 0 &&
      values.every(isSpecific),
  );
  return tagged && resources.every((resource) => /^arn:[^:*]+:[^:*]+:[^:*]+:[^:*]+:[^*]/.test(resource));
}
