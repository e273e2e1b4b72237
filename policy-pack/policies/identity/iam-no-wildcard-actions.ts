import { IDENTITIES, identityStatements, LEAST_PRIVILEGE } from "../../model/access/access";
import { statementLabel } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";

/** A wildcard grants what nobody listed, including what AWS adds later. */
export const iamNoWildcardActions: Rule = {
  id: "iam-no-wildcard-actions",
  description: "Identity policies name every action they allow.",
  level: "mandatory",
  controls: {
    ...LEAST_PRIVILEGE,
    aws: ["iam-policy-no-statements-with-admin-access", "iam-policy-no-statements-with-full-access"],
  },
  scope: "resource",
  types: IDENTITIES,
  check(subject, report) {
    identityStatements(subject).forEach((statement, index) => {
      if (!statement.allow) return;
      const wild = statement.actions.filter((action) => /[*?]/.test(action));
      const where = `Policy '${subject.name}', ${statementLabel(statement, index)},`;
      if (wild.length > 0) {
        report(
          `${where} allows ${wild.map((action) => `'${action}'`).join(", ")}`,
          "name the actions it needs",
        );
      }
      if (statement.notActions.length > 0) {
        report(`${where} allows all but some actions`, "replace NotAction by the actions it needs");
      }
    });
  },
};
