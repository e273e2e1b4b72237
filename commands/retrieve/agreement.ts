import { createInterface } from "node:readline/promises";
import { UsageError } from "../cli";

/** Asks on a terminal whether to go on; elsewhere somebody has to have said so. @throws UsageError */
export async function agreed(yes: boolean, signal: AbortSignal): Promise<boolean> {
  if (yes) return true;
  if (!process.stdin.isTTY)
    throw new UsageError("There is nobody to ask; add --yes, or --dry-run to see the costs only");
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await terminal.question("Order these copies? [y/N] ", { signal })).trim());
  } finally {
    terminal.close();
  }
}
