import { chownSync } from "node:fs";
import { join } from "node:path";

/** `nobody` of every Unix; the servers' data belongs to it where this process is root. */
const NOBODY = 65_534;

const isRoot = () => process.getuid?.() === 0;

/** The command as it is run for a server that refuses to run as root: unchanged unless this process is root. */
export function notAsRoot(
  command: readonly [string, ...string[]],
  python: string,
): readonly [string, ...string[]] {
  if (!isRoot()) return command;
  const launcher = join(__dirname, "as-user.py");
  return [python, "-I", "-S", launcher, String(NOBODY), String(NOBODY), ...command];
}

/** Gives a folder to the user that the server runs as. */
export function giveToServer(folder: string): void {
  if (isRoot()) chownSync(folder, NOBODY, NOBODY);
}
