import type { Rule } from "../../model/rules/rule";
import { AWS_PROVIDER } from "../../model/types/types";

/** The wrong credentials in a shell must fail at once, not deploy to somebody else's account. */
export const accountGuard: Rule = {
  id: "account-guard",
  description: "AWS providers name the one account they may deploy to.",
  level: "mandatory",
  controls: { soc2: ["CC6.1", "CC8.1"], hipaa: ["164.312(a)(1)"] },
  scope: "stack",
  types: AWS_PROVIDER,
  check(provider, report) {
    const setting = provider.props["allowedAccountIds"];
    const accounts: unknown = typeof setting === "string" && setting !== "" ? JSON.parse(setting) : setting;
    const one = Array.isArray(accounts) && accounts.length === 1 && /^\d{12}$/.test(String(accounts[0]));
    if (one) return;
    report(
      `Provider '${provider.name}' deploys to whatever account the credentials belong to`,
      "set allowedAccountIds to the stack's one account (config strata:accountId)",
    );
  },
};
