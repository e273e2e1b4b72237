import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock";
import { cacheFolder } from "./paths";
import { findPython, type Python } from "./python";
import { runTool } from "./tool";

/** A private virtual environment of Python. */
export interface PythonEnvironment {
  /** Its interpreter. */
  readonly python: string;
  /** Its package folder. */
  readonly sitePackages: string;
}

/** What is installed, for messages and for the folder's name in the cache. */
export interface PythonPackages {
  /** One word, such as `emulator`. */
  readonly name: string;
  /** File of pinned packages with everything below them, one `name==version` a line. */
  readonly requirements: string;
}

export interface EnvironmentOptions {
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal;
  readonly env?: NodeJS.ProcessEnv;
}

/** Longest time the packages may take to arrive. */
const INSTALL_TIMEOUT_MS = 600_000;

/**
 * The private virtual environment of these very packages and this interpreter: made once, kept in the cache.
 * It appears there whole or not at all; checkouts that need it at the same time wait for each other.
 */
export async function pythonEnvironment(
  packages: PythonPackages,
  options: EnvironmentOptions = {},
): Promise<PythonEnvironment> {
  const env = options.env ?? process.env;
  const interpreter = await findPython(env);
  const pinned = readFileSync(packages.requirements, "utf8");
  const folder = pythonEnvironmentFolder(packages.name, pinned, interpreter, cacheFolder(env));
  if (existsSync(folder)) return describe(folder);
  await withLock(
    `${folder}.lock`,
    async () => {
      if (!existsSync(folder)) await install(folder, interpreter, packages, options);
    },
    {
      signal: options.signal,
      onWait: (pid) =>
        options.onProgress?.(`waiting for process ${pid}, which installs the ${packages.name}`),
    },
  );
  return describe(folder);
}

/** Same packages, same interpreter, same machine type: same folder. */
export function pythonEnvironmentFolder(
  name: string,
  requirements: string,
  interpreter: Python,
  cache: string,
): string {
  const key = createHash("sha256")
    .update([requirements, interpreter.path, interpreter.version, process.platform, process.arch].join("\n"))
    .digest("hex");
  return join(cache, `${name}-${key.slice(0, 16)}`);
}

async function install(
  folder: string,
  interpreter: Python,
  { name, requirements }: PythonPackages,
  options: EnvironmentOptions,
): Promise<void> {
  const draft = `${folder}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const env = { ...(options.env ?? process.env), PYTHONNOUSERSITE: "1" };
  const tool = { env, signal: options.signal, timeoutMs: INSTALL_TIMEOUT_MS, python: interpreter.path };
  try {
    options.onProgress?.(`${name}: making its Python ${interpreter.version} environment (once)`);
    await runTool(interpreter.path, ["-m", "venv", draft], tool);
    const flags = ["--no-input", "--no-cache-dir", "--disable-pip-version-check", "--progress-bar", "off"];
    await runTool(
      join(draft, "bin", "python"),
      ["-m", "pip", "install", ...flags, "--no-deps", "-r", requirements],
      {
        ...tool,
        onLine: (line) => {
          const step = /^(Collecting|Installing collected packages)(?: ([\w.[\]=-]+))?/.exec(line);
          if (step?.[1] === "Collecting") options.onProgress?.(`${name}: fetching ${step[2]}`);
          else if (step) options.onProgress?.(`${name}: installing its packages`);
        },
      },
    );
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(
      `the ${name} could not be installed. Check that pip reaches its package index, then try again.\n${(error as Error).message}`,
    );
  }
}

function describe(folder: string): PythonEnvironment {
  const lib = join(folder, "lib");
  const version = readdirSync(lib).find((name) => name.startsWith("python3"));
  if (!version) throw new Error(`${lib} holds no Python packages; remove ${folder} and try again`);
  return { python: join(folder, "bin", "python"), sitePackages: join(lib, version, "site-packages") };
}
