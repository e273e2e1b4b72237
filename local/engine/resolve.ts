import { join } from "node:path";
import { findOnPath, isExecutable } from "../shared/executables";
import { withLock } from "../shared/lock";
import { cacheFolder } from "../shared/paths";
import { runTool } from "../shared/tool";
import { buildEngine } from "./build";
import { downloadEngine } from "./download";
import type { Obtain, ResolveOptions } from "./obtain";
import { isRecentEnough, PULUMI_VERSION } from "./version";

export interface Engine {
  readonly path: string;
  readonly origin: "PATH" | "cache" | "download" | "build";
}

const resolved = new Map<string, Promise<Engine>>();

/** Path of the Pulumi engine, see `findEngine`; asked once per process and PATH. */
export async function enginePath(options: ResolveOptions = {}): Promise<string> {
  const env = options.env ?? process.env;
  const key = `${env["PATH"]}\n${cacheFolder(env)}`;
  const engine = resolved.get(key) ?? findEngine(options);
  resolved.set(key, engine);
  engine.catch(() => resolved.delete(key));
  return (await engine).path;
}

/**
 * The Pulumi engine: `pulumi` on PATH; else the one in the cache; else the official launcher's download; else
 * built from its Go module. The last two put it into the cache whole or not at all, one process at a time.
 * @throws Error that says why each way failed and what the user can do
 */
export async function findEngine(options: ResolveOptions = {}): Promise<Engine> {
  const env = options.env ?? process.env;
  const onPath = findOnPath("pulumi", env);
  if (onPath) {
    const version = await askVersion(onPath, env);
    if (isRecentEnough(version)) return { path: onPath, origin: "PATH" };
    options.onProgress?.(`engine: ${onPath} is ${version}, older than ${PULUMI_VERSION}: not used`);
  }
  const folder = join(cacheFolder(env), `pulumi-${PULUMI_VERSION}`);
  const path = join(folder, "bin", "pulumi");
  if (isExecutable(path)) return { path, origin: "cache" };
  return withLock(
    `${folder}.lock`,
    async () =>
      isExecutable(path) ? { path, origin: "cache" } : { path, origin: await obtain(folder, options) },
    {
      signal: options.signal,
      onWait: (pid) => options.onProgress?.(`engine: waiting for process ${pid}, which is getting it`),
    },
  );
}

async function obtain(folder: string, options: ResolveOptions): Promise<"download" | "build"> {
  const ways: readonly ["download" | "build", Obtain][] = [
    ["download", downloadEngine],
    ["build", buildEngine],
  ];
  const failures: string[] = [];
  for (const [way, get] of ways) {
    try {
      await get(folder, options);
      return way;
    } catch (error) {
      options.signal?.throwIfAborted();
      failures.push(`${way}: ${(error as Error).message}`);
    }
  }
  throw new Error(
    `no Pulumi engine: there is none on PATH (${PULUMI_VERSION} or newer) and none could be fetched.\n` +
      `${failures.map((failure) => `  ${failure}`).join("\n")}\n` +
      "Ways out: install Pulumi (https://www.pulumi.com/docs/install/) so that `pulumi` is on PATH; or let this " +
      "machine reach get.pulumi.com; or install Go 1.26 with access to a Go module proxy.",
  );
}

async function askVersion(path: string, env: NodeJS.ProcessEnv): Promise<string> {
  try {
    const quiet = { ...env, PULUMI_SKIP_UPDATE_CHECK: "true" };
    return (await runTool(path, ["version"], { env: quiet, timeoutMs: 10_000 })).trim();
  } catch (error) {
    return `unusable (${(error as Error).message.split("\n")[0]})`;
  }
}
