import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../local/shared/paths";
import { policyDocument, retentionDocument } from "../operations/retention";
import { controlsDocument } from "../policy-pack/documents/controls";
import { lawDocument } from "../policy-pack/documents/law";
import { policiesDocument } from "../policy-pack/documents/policies";
import { type Command, EXIT, runCommand } from "./cli";

/** Every page of `docs/` that is made from the sources of truth, and what makes it. */
export const DOCUMENTS: Readonly<Record<string, () => string>> = {
  "docs/controls.md": controlsDocument,
  "docs/law.md": lawDocument,
  "docs/policies.md": policiesDocument,
  "docs/retention-policy.md": policyDocument,
  "docs/retention.md": retentionDocument,
};

/** Pages that do not say what their sources say. */
export function drifted(): string[] {
  return Object.keys(DOCUMENTS).filter((file) => textOf(file) !== DOCUMENTS[file]?.());
}

function textOf(file: string): string | undefined {
  try {
    return readFileSync(join(REPOSITORY, file), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

const OPTIONS = {
  check: { type: "boolean", description: "write nothing; exit 1 where a page is not what its sources make" },
} as const;

/** Writes the pages that are made from policies, controls and the retention manifest. */
export const documents: Command<typeof OPTIONS> = {
  usage: "npm run documents --",
  summary:
    `Writes ${Object.keys(DOCUMENTS).join(", ")}\nfrom the policy pack, its catalogue and the retention manifest.\n` +
    "Exit code 0: the pages are written, or with --check are what they have to be; 1: with --check, one is not.",
  options: OPTIONS,
  async run({ options, print }) {
    const changed = drifted();
    for (const file of changed) {
      if (!options.check) writeFileSync(join(REPOSITORY, file), DOCUMENTS[file]?.() ?? "");
      print(`${options.check ? "not up to date" : "written"}: ${file}`);
    }
    return options.check && changed.length > 0 ? EXIT.failed : EXIT.ok;
  },
};

if (require.main === module) void runCommand(documents);
