import { type KeyUse, keyUses, roleStatements } from "../../model/access/grants";
import { permits } from "../../model/access/permits";
import { resourceStatements } from "../../model/access/resource-policies";
import type { Rule } from "../../model/rules/rule";
import { KEY_POLICY, ROLE } from "../../model/types/types";

/**
 * A role that may write to a bucket but not use its key fails at its first object, in production only: neither a
 * deployment nor an emulator checks that. Both sides have to agree, the role's policies and the key's.
 */
export const roleMayUseKeys: Rule = {
  id: "role-may-use-keys",
  description: "Roles may use the keys of the encrypted stores they may use.",
  level: "mandatory",
  controls: { hipaa: ["164.312(a)(2)(iv)"], soc2: ["A1.1", "CC6.1", "PI1.3"] },
  scope: "stack",
  types: ROLE,
  check(role, report, stack) {
    const statements = roleStatements(role, stack);
    const seen = new Set<string>();
    for (const use of keyUses(statements, stack)) {
      const { store, key, action } = use;
      const context = contextOf(use);
      const atKey = stack.attachedTo(key, "keyId", KEY_POLICY);
      const keyStatements = [key, ...atKey].flatMap(resourceStatements);
      for (const keyAction of use.keyActions) {
        const arn = String(key.props["arn"]);
        const account = `AWS:arn:aws:iam::${context["kms:calleraccount"]}:root`;
        const principals = [account, `AWS:${role.props["arn"]}`];
        const byRole = permits(statements, { action: keyAction, resource: arn, context });
        const byKey = permits(keyStatements, { action: keyAction, principals, context });
        const id = `${store.urn} ${keyAction} ${byRole} ${byKey}`;
        if ((byRole && byKey) || seen.has(id)) continue;
        seen.add(id);
        report(
          `Role '${role.name}' may ${action} on '${store.name}', but not ${keyAction} with its key '${key.name}'`,
          `allow ${keyAction} for ${context["kms:viaservice"]} in ${byRole ? "the key's policy" : "the role's policy"}`,
        );
      }
    }
  },
};

/** What a service says when it uses a key for a caller: through which service, and whose account. */
function contextOf({ action, key }: KeyUse): Record<string, string> {
  const [, , , region = "", account = ""] = String(key.props["arn"] ?? "").split(":");
  const service = (action.split(":")[0] ?? "").toLowerCase();
  return { "kms:viaservice": `${service}.${region}.amazonaws.com`, "kms:calleraccount": account };
}
