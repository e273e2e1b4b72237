import { IDENTITIES, identityStatements, LEAST_PRIVILEGE } from "../../model/access/access";
import { isBroadResource } from "../../model/access/arns";
import { type Statement, statementLabel } from "../../model/access/documents";
import { matches } from "../../model/access/permits";
import type { Rule } from "../../model/rules/rule";

/** Whoever may decrypt with every key reads every store of the account, whatever else the policy says. */
export const iamKmsActionsScoped: Rule = {
  id: "iam-kms-actions-scoped",
  description: "Identity policies allow decryption with named keys only.",
  level: "mandatory",
  controls: {
    ...LEAST_PRIVILEGE,
    aws: ["iam-customer-policy-blocked-kms-actions", "iam-inline-policy-blocked-kms-actions"],
  },
  scope: "resource",
  types: IDENTITIES,
  check(subject, report) {
    identityStatements(subject).forEach((statement, index) => {
      if (!statement.allow || !BLOCKED.some((action) => covers(statement, action))) return;
      const broad = [...statement.resources.filter(isBroadResource), ...statement.notResources];
      if (broad.length === 0) return;
      report(
        `Policy '${subject.name}', ${statementLabel(statement, index)}, decrypts with '${broad.join("', '")}'`,
        "name the ARNs of the keys",
      );
    });
  },
};

/** What AWS's two rules are told to block: both give out what stands under a key. */
const BLOCKED = ["kms:Decrypt", "kms:ReEncryptFrom"] as const;

function covers(statement: Statement, action: string): boolean {
  const { actions, notActions } = statement;
  if (notActions.length > 0) return !notActions.some((pattern) => matches(pattern, action));
  return actions.some((pattern) => matches(pattern, action));
}
