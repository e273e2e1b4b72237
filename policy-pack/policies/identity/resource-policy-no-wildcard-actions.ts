import { LEAST_PRIVILEGE } from "../../model/access/access";
import { statementLabel } from "../../model/access/documents";
import { GUARDED, resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";
import { KEY, KEY_POLICY } from "../../model/types/types";

const KEYS: readonly string[] = [...KEY, ...KEY_POLICY];

/** What an identity policy may not allow, a bucket, queue or topic policy may not either. */
export const resourcePolicyNoWildcardActions: Rule = {
  id: "resource-policy-no-wildcard-actions",
  description: "Resource policies name every action they allow.",
  level: "mandatory",
  controls: LEAST_PRIVILEGE,
  scope: "resource",
  types: GUARDED.filter((type) => !KEYS.includes(type)),
  check(subject, report) {
    resourceStatements(subject).forEach((statement, index) => {
      const wild = statement.actions.filter((action) => /[*?]/.test(action));
      if (!statement.allow || (wild.length === 0 && statement.notActions.length === 0)) return;
      report(
        `Policy of '${subject.name}', ${statementLabel(statement, index)}, allows '${wild.join("', '") || "NotAction"}'`,
        "name the actions it needs",
      );
    });
  },
};
