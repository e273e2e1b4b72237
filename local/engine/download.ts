import { cpSync, mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { findOnPath } from "../shared/executables";
import { runTool } from "../shared/tool";
import type { ResolveOptions } from "./obtain";
import { PULUMI_VERSION } from "./version";

/** What the launcher downloads first. */
const INSTALLER_URL = "https://get.pulumi.com/install.sh";

/** An unreachable server must not hold up a start: the attempt gives up after this long, in milliseconds. */
const REACH_TIMEOUT_MS = 10_000;

/** Longest time the download itself may take, in milliseconds. */
const DOWNLOAD_TIMEOUT_MS = 300_000;

/**
 * Lets the official npm launcher (package `pulumi`) download the CLI with its language hosts into `folder`.
 * @throws Error when its server cannot be reached within ten seconds, or npm or the launcher fails
 */
export async function downloadEngine(folder: string, options: ResolveOptions): Promise<void> {
  const env = options.env ?? process.env;
  const npx = findOnPath("npx", env);
  if (!npx) throw new Error("npx is not on PATH");
  await reach(options.downloadUrl ?? INSTALLER_URL, options.signal);
  options.onProgress?.(`engine: downloading Pulumi ${PULUMI_VERSION} (once)`);
  const home = `${folder}.download`;
  rmSync(home, { recursive: true, force: true });
  mkdirSync(home, { recursive: true });
  try {
    await runTool(npx, ["--yes", `pulumi@${PULUMI_VERSION}`, "version"], {
      cwd: home,
      env: {
        ...env,
        PULUMI_HOME: home,
        PULUMI_VERSION,
        PULUMI_SKIP_UPDATE_CHECK: "true",
        npm_config_cache: join(home, "npm"),
      },
      timeoutMs: DOWNLOAD_TIMEOUT_MS,
      signal: options.signal,
    });
    publish(join(home, "versions", PULUMI_VERSION), folder);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** Moves a finished folder to where it is looked for, in one step. */
export function publish(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(dirname(to), { recursive: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EXDEV") throw error;
    cpSync(from, `${to}.part`, { recursive: true });
    renameSync(`${to}.part`, to);
  }
}

async function reach(url: string, signal: AbortSignal | undefined): Promise<void> {
  const limit = AbortSignal.timeout(REACH_TIMEOUT_MS);
  try {
    const answer = await fetch(url, {
      method: "HEAD",
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
  } catch (error) {
    const cause = (error as Error).cause;
    const reason = cause instanceof Error ? cause.message : (error as Error).message;
    throw new Error(`${new URL(url).host} cannot be reached (${reason})`);
  }
}
