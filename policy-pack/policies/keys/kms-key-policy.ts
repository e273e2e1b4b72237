import { LEAST_PRIVILEGE } from "../../model/access/access";
import { type Statement, statementLabel } from "../../model/access/documents";
import { resourceStatements } from "../../model/access/resource-policies";
import type { Report, Rule } from "../../model/rules/rule";
import { KEY, KEY_POLICY } from "../../model/types/types";

/** Whoever may do everything with a key reads everything below it; only the account's root keeps that way back in. */
export const kmsKeyPolicy: Rule = {
  id: "kms-key-policy",
  description: "Key policies give kms:* to the account root only and nobody else more than named actions.",
  level: "mandatory",
  controls: LEAST_PRIVILEGE,
  scope: "resource",
  types: [...KEY, ...KEY_POLICY],
  check(subject, report) {
    if (!subject.props["policy"]) {
      report(
        `Key '${subject.name}' has AWS's default policy`,
        "set policy to one that names who may use the key",
      );
      return;
    }
    resourceStatements(subject).forEach((statement, index) => {
      if (!statement.allow) return;
      checkStatement(
        `Policy of key '${subject.name}', ${statementLabel(statement, index)},`,
        statement,
        report,
      );
    });
  },
};

function checkStatement(where: string, statement: Statement, report: Report): void {
  const wild = statement.actions.filter((action) => /[*?]/.test(action));
  const others = statement.principals.filter((principal) => !isRoot(principal));
  if ((wild.length > 0 || statement.notActions.length > 0) && others.length > 0) {
    report(
      `${where} allows ${wild.join(", ") || "all but some actions"} to '${others.join("', '")}'`,
      "name the actions, such as kms:Decrypt and kms:GenerateDataKey",
    );
  }
  const open = others.filter((principal) => principal === "*" || principal.startsWith("Service:"));
  // A service looks at a key before there is a resource to name; that shows the key's description and no data.
  const looksOnly = statement.actions.every((action) => action.toLowerCase() === "kms:describekey");
  if (open.length > 0 && statement.conditions.length === 0 && !looksOnly) {
    report(
      `${where} lets '${open.join("', '")}' use the key for any account`,
      "add a condition on aws:SourceAccount, aws:SourceArn, kms:ViaService or the encryption context",
    );
  }
}

function isRoot(principal: string): boolean {
  return /^AWS:arn:[^:]+:iam::\d{12}:root$/.test(principal);
}
