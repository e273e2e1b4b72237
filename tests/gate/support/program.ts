import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { REPOSITORY } from "../../../local/shared/paths";

/** What a program and its commands consist of; packages are shared with the checkout. */
const PARTS = [
  "Pulumi.dev.yaml",
  "Pulumi.prod.yaml",
  "Pulumi.yaml",
  "commands",
  "components",
  "contracts",
  "index.ts",
  "local",
  "migrations",
  "package.json",
  "policy-pack",
  "runtime",
  "tsconfig.json",
];

/** One change of a source file, at every place where `from` stands; there has to be one. */
export interface Patch {
  file: string;
  from: RegExp;
  to: string;
}

/** A copy of the program with changed sources, to be removed by `remove`. */
export function patchedProgram(patches: readonly Patch[]): { root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), "strata-program-"));
  for (const part of PARTS) {
    cpSync(join(REPOSITORY, part), join(root, part), { recursive: true, filter: (path) => !isState(path) });
  }
  symlinkSync(join(REPOSITORY, "node_modules"), join(root, "node_modules"), "dir");
  for (const { file, from, to } of patches) {
    const path = join(root, file);
    const text = readFileSync(path, "utf8");
    const changed = text.replaceAll(new RegExp(from.source, "g"), to);
    if (changed === text)
      throw new Error(`${file} has no ${from}: the patch of this test needs another place`);
    writeFileSync(path, changed);
  }
  return { root, remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Packages of a workspace and the state of a stack that runs beside the test. */
function isState(path: string): boolean {
  return ["node_modules", ".local", "dist"].includes(basename(path));
}
