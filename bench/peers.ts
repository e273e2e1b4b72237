import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { withLock } from "../local/shared/lock";
import { cacheFolder } from "../local/shared/paths";
import { runTool } from "../local/shared/tool";

const MANIFEST = join(__dirname, "peers");
const FILES = ["package.json", "package-lock.json"];
const INSTALL_TIMEOUT_MS = 600_000;

/**
 * The folder in which the peers are installed; installs them first where this set of versions is not there yet. They
 * lie in the user's cache, because whoever only deploys should not have to download them.
 * @throws Error with npm's last lines where the packages cannot be had
 */
export async function installPeers(progress: (text: string) => void, signal: AbortSignal): Promise<string> {
  const hash = createHash("sha256")
    .update(readFileSync(join(MANIFEST, "package-lock.json")))
    .digest("hex");
  const folder = join(cacheFolder(), `bench-${hash.slice(0, 16)}`);
  await withLock(
    `${folder}.lock`,
    async () => {
      if (!existsSync(folder)) await install(folder, progress, signal);
    },
    { signal },
  );
  return folder;
}

async function install(folder: string, progress: (text: string) => void, signal: AbortSignal): Promise<void> {
  const draft = `${folder}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  for (const file of FILES) copyFileSync(join(MANIFEST, file), join(draft, file));
  progress("installing the peers");
  try {
    await runTool("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
      cwd: draft,
      timeoutMs: INSTALL_TIMEOUT_MS,
      signal,
    });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** Loads a package from the folder of the peers. */
export async function loadPeer<T>(folder: string, packageName: string): Promise<T> {
  const entry = createRequire(join(folder, "package.json")).resolve(packageName);
  return (await import(pathToFileURL(entry).href)) as T;
}
