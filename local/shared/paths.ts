import { homedir } from "node:os";
import { join, resolve } from "node:path";

/** Folder of the checkout. */
export const REPOSITORY = resolve(__dirname, "..", "..");

/** What is kept between runs and shared by checkouts: the engine and the emulator's environment. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  const base = env["XDG_CACHE_HOME"];
  return join(base?.startsWith("/") ? base : join(homedir(), ".cache"), "strata");
}

/** What one local stack writes: status, logs, state. `STRATA_LOCAL_DIR` names another folder. */
export function localFolder(env: NodeJS.ProcessEnv = process.env): string {
  return resolve(env["STRATA_LOCAL_DIR"] || join(REPOSITORY, ".local"));
}
