import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";

/** A document of Systems Manager is a script; a public one tells everybody how the account is run. */
export const documentNotPublic: Rule = {
  id: "document-not-public",
  description: "Documents of Systems Manager are shared with named accounts only.",
  level: "mandatory",
  controls: { ...BOUNDARY, aws: ["ssm-document-not-public"] },
  scope: "resource",
  types: ["aws:ssm/document:Document"],
  check({ name, props }, report) {
    const { accountIds = "", account_ids = accountIds } = props["permissions"] ?? {};
    const shared = String(account_ids).split(",");
    if (!shared.some((account) => account.trim().toLowerCase() === "all")) return;
    report(`Document '${name}' is shared with everybody`, "set permissions.account_ids to accounts");
  },
};
