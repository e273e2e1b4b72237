import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

const ROOT = join(__dirname, "..", "..");
const POLICIES = "policy-pack/policies";
const BREACHES = "policy-pack/breaches";
/** Breaks a stack as each of AWS's rules that share a policy finds it wrong. */
export const SHARED = "policy-pack/breaches/shared-rules.ts";

/** Where each rule stands: path of its file, by id. */
export function ruleFiles(): Map<string, string> {
  return new Map(filesBelow(POLICIES).map((file) => [basename(file, ".ts"), file]));
}

/** Where fixtures break each rule: paths of the files that name it, by id. */
export function fixtureFiles(ids: readonly string[]): Map<string, string[]> {
  const files = filesBelow(BREACHES).map((file) => ({ file, text: readFileSync(join(ROOT, file), "utf8") }));
  return new Map(
    ids.map((id) => [id, files.filter(({ text }) => text.includes(`"${id}"`)).map(({ file }) => file)]),
  );
}

/** The file of a test that the law map names, with its ending; undefined where there is none. */
export function testFile(test: string): string | undefined {
  return [test, `${test}.test.ts`, `${test}.ts`].find(
    (file) => file.endsWith(".ts") && existsSync(join(ROOT, file)),
  );
}

/** Whether a file of the repository names something in quotes. */
export function names(file: string, name: string): boolean {
  return readFileSync(join(ROOT, file), "utf8").includes(`"${name}"`);
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && basename(file) !== "index.ts")
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .sort();
}

/** A link from a page in `docs/` to a file of the repository, shown by its name. */
export function link(file: string): string {
  return `[${basename(file)}](../${file})`;
}

/** A table in Markdown. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
