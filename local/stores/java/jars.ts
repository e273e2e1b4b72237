import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { unzipSync } from "fflate";
import { runTool, type ToolOptions } from "../../shared/tool";

/**
 * Lets Maven, with the user's own settings and mirrors, put everything a pom names into one folder.
 * @param onFile - told the name of each file Maven has to fetch
 */
export async function fetchJars(
  mvn: string,
  pom: string,
  folder: string,
  tool: ToolOptions,
  onFile: (name: string) => void,
): Promise<void> {
  const goals = ["dependency:copy-dependencies", `-DoutputDirectory=${folder}`];
  await runTool(mvn, ["-B", "-f", pom, ...goals], {
    ...tool,
    onLine: (line) => {
      const file = /Downloading from \S+ \S*\/([^/\s]+\.(?:jar|zip))\b/.exec(line)?.[1];
      if (file) onFile(file);
    },
  });
}

/**
 * Compares a folder with a list as `sha256sum` writes it.
 * @throws Error naming each file that is missing, unexpected or not what it was
 */
export function checkJars(list: string, folder: string): void {
  const expected = new Map(
    readFileSync(list, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(66), line.slice(0, 64)]),
  );
  const problems: string[] = [];
  for (const name of readdirSync(folder)) {
    const hash = createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
    if (!expected.has(name)) problems.push(`${name} is not on the list`);
    else if (expected.get(name) !== hash) problems.push(`${name} has another checksum`);
    expected.delete(name);
  }
  for (const name of expected.keys()) problems.push(`${name} is missing`);
  if (problems.length > 0) throw new Error(`${problems.join("; ")} (${list})`);
}

/** Puts the jars inside plugin archives beside the others; a library two of them bring stays once. */
export function unpackZips(folder: string): void {
  for (const name of readdirSync(folder).filter((entry) => entry.endsWith(".zip"))) {
    const files = unzipSync(readFileSync(join(folder, name)), {
      filter: (file) => file.name.endsWith(".jar"),
    });
    for (const [path, bytes] of Object.entries(files)) writeFileSync(join(folder, basename(path)), bytes);
    rmSync(join(folder, name));
  }
}
