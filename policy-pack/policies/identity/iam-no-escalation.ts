import { IDENTITIES, identityStatements, LEAST_PRIVILEGE } from "../../model/access/access";
import { statementLabel } from "../../model/access/documents";
import type { Rule } from "../../model/rules/rule";

/** Rights to give rights: whoever has one has them all a moment later. */
const GIVING = /^iam:(add|attach|create|delete|detach|put|remove|set|tag|untag|update|upload)/;

/** Actions that carry data, and the one that writes events of others. */
const TIED = /^(kms:(sign|decrypt|encrypt|generatedatakey|reencrypt|creategrant)|events:putevents)/;

/** A right that makes other rights, or that is bound to nothing, is more than any job here needs. */
export const iamNoEscalation: Rule = {
  id: "iam-no-escalation",
  description: "No role may change rights, and uses of keys and of the bus are bound to what they are for.",
  level: "mandatory",
  controls: LEAST_PRIVILEGE,
  scope: "resource",
  types: IDENTITIES,
  check(subject, report) {
    const statements = identityStatements(subject);
    statements.forEach((statement, index) => {
      if (!statement.allow) return;
      const where = `Policy '${subject.name}', ${statementLabel(statement, index)},`;
      const giving = statement.actions.filter((action) => GIVING.test(action.toLowerCase()));
      if (giving.length > 0) report(`${where} allows ${giving.join(", ")}`, "leave rights to the deployment");
      const loose = statement.actions.filter((action) => TIED.test(action.toLowerCase()));
      if (loose.length > 0 && statement.conditions.length === 0) {
        report(
          `${where} allows ${loose.join(", ")} for any purpose`,
          "add a condition on kms:ViaService, the encryption context, the signing algorithm or events:source",
        );
      }
    });
    const interfaces = (allow: boolean) =>
      statements.some((one) => one.allow === allow && one.actions.includes("ec2:CreateNetworkInterface"));
    if (interfaces(true) && !interfaces(false)) {
      report(
        `Policy '${subject.name}' lets a function's own code make network interfaces`,
        "deny the same actions where lambda:SourceFunctionArn is any function",
      );
    }
  },
};
