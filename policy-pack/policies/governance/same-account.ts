import type { Rule } from "../../model/rules/rule";
import { BOUNDARY } from "../../model/services/network";
import type { Resource } from "../../model/stack/stack";
import { PROGRAM_TYPES, SHARING_TYPES } from "../../model/types/program";

/** Properties that name nobody: tags, and what the provider notes for itself. */
const SILENT = new Set(["tags", "tagsAll", "code", "__defaults"]);

/** The account of an ARN, and an account that stands alone, as principals and conditions write it. */
const ACCOUNTS = [/\barn:[^:"\s]*:[^:"\s]*:[^:"\s]*:(\d{12}):/g, /"(\d{12})"/g];

/** One foreign account in a key, a principal, a condition or a target is a way in or out that no other rule looks for. */
export const sameAccount: Rule = {
  id: "same-account",
  description: "Resources and their policies name no account but the one that the stack deploys to.",
  level: "mandatory",
  controls: { ...BOUNDARY, hipaa: ["164.308(a)(4)", "164.312(a)(1)"], coppa: ["312.8"] },
  scope: "resource",
  types: [...PROGRAM_TYPES, ...SHARING_TYPES],
  check(resource, report) {
    const own = accountsIn(String(resource.provider?.props["allowedAccountIds"] ?? ""));
    // Another rule asks the provider for its account.
    if (own.size === 0) return;
    const strangers = [...accountsOf(resource)].filter((account) => !own.has(account));
    if (strangers.length === 0) return;
    report(
      `'${resource.name}' names account ${strangers.join(", ")}, which is not the stack's`,
      `name ${[...own].join(", ")}, or nobody`,
    );
  },
};

function accountsOf({ props }: Resource): Set<string> {
  const loud = Object.keys(props).filter((key) => !SILENT.has(key));
  return accountsIn(JSON.stringify(loud.map((key) => props[key])));
}

function accountsIn(text: string): Set<string> {
  // Documents and settings are JSON within JSON.
  const plain = text.replace(/\\+"/g, '"');
  return new Set(
    ACCOUNTS.flatMap((pattern) => [...plain.matchAll(pattern)].map(([, account = ""]) => account)),
  );
}
