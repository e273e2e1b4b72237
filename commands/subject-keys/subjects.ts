import { createInterface } from "node:readline/promises";
import { SUBJECT } from "../../operations";
import { CheckFailed, UsageError } from "../cli";

/** The ids given, each once. */
export function subjects(given: readonly string[]): string[] {
  for (const id of given)
    if (!SUBJECT.test(id))
      throw new UsageError(
        `'${id}' is no id of a key; allowed: a student_id_hash of 64 hex digits, none/2026-11, quarantine/2026-11-21`,
      );
  return [...new Set(given)];
}

/** Asks on the terminal; where there is none, only --yes will do. */
export async function confirm(yes: boolean, question: string): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) throw new UsageError("Option '--yes' is missing: there is no terminal to ask on");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} Type yes: `);
  terminal.close();
  if (answer.trim() !== "yes") throw new CheckFailed("not confirmed; nothing was done");
}
