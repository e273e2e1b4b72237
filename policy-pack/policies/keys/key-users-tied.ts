import { LEAST_PRIVILEGE } from "../../model/access/access";
import { isSpecific } from "../../model/access/arns";
import { type Condition, statementLabel } from "../../model/access/documents";
import { resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";
import { KEY, KEY_POLICY } from "../../model/types/types";

/** Actions that make, read or hand on what a key protects. */
const USE = /^kms:(decrypt|encrypt|generatedatakey|generatemac|reencrypt|sign|creategrant)/;

/** What says in whose name, through which service or for which thing a key is used. */
const TIES =
  /^(kms:(viaservice|calleraccount|encryptioncontext:.+)|aws:(source(account|arn)|principal(tag\/.+|arn)))$/;

/** Whoever may use a key by itself reads every copy of what it protects, wherever that copy lies. */
export const keyUsersTied: Rule = {
  id: "key-users-tied",
  description: "Key policies name actions, and tie each use of a key to a service, a job or a thing.",
  level: "mandatory",
  controls: LEAST_PRIVILEGE,
  scope: "resource",
  types: [...KEY, ...KEY_POLICY],
  check(key, report) {
    resourceStatements(key).forEach((statement, index) => {
      if (!statement.allow) return;
      const where = `Policy of key '${key.name}', ${statementLabel(statement, index)},`;
      const { actions, notActions, conditions } = statement;
      if (notActions.length > 0 || actions.some((action) => /[*?]/.test(action.replace(/DataKey\*$/, "")))) {
        report(`${where} allows actions it does not name`, "name each action");
      } else if (actions.some((action) => USE.test(action.toLowerCase())) && !conditions.some(ties)) {
        report(
          `${where} lets a key be used without saying for what`,
          "add a condition on kms:ViaService, aws:SourceArn, aws:PrincipalTag or the encryption context",
        );
      }
    });
  },
};

function ties({ operator, key, values }: Condition): boolean {
  if (!TIES.test(key)) return false;
  if (operator === "null") return values.includes("false");
  return /^(string|arn)(equals|like)$/.test(operator) && values.length > 0 && values.every(isSpecific);
}
