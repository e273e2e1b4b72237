import { findOnPath } from "./executables";
import { runTool } from "./tool";

/** Oldest Python the emulator's packages accept. */
export const OLDEST_PYTHON = [3, 10] as const;

const NAMES = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python"];

export interface Python {
  /** The interpreter itself, behind version managers' shims. */
  readonly path: string;
  /** Such as `3.12`. */
  readonly version: string;
}

/**
 * The first Python on PATH that is new enough and has the modules to make virtual environments.
 * @throws Error that names what was found and what is needed
 */
export async function findPython(env: NodeJS.ProcessEnv = process.env): Promise<Python> {
  const seen: string[] = [];
  for (const name of NAMES) {
    const path = findOnPath(name, env);
    const found = path && (await probe(path, env));
    if (!found) continue;
    const [major = 0, minor = 0] = found.version.split(".").map(Number);
    const recent = major > OLDEST_PYTHON[0] || (major === OLDEST_PYTHON[0] && minor >= OLDEST_PYTHON[1]);
    if (recent && found.venv) return { path: found.path, version: found.version };
    seen.push(`${path} is ${found.version}${recent ? " without the modules venv and ensurepip" : ""}`);
  }
  const oldest = OLDEST_PYTHON.join(".");
  const what = seen.length > 0 ? seen.join(", ") : "there is none on PATH";
  throw new Error(
    `the local stack needs Python ${oldest} or newer with venv; ${what}. Install python3 and python3-venv.`,
  );
}

const PROBE =
  "import sys,json,importlib.util as u;" +
  "print(json.dumps({'path':sys.executable,'version':'%d.%d'%sys.version_info[:2]," +
  "'venv':all(u.find_spec(m) for m in ('venv','ensurepip'))}))";

async function probe(
  path: string,
  env: NodeJS.ProcessEnv,
): Promise<{ path: string; version: string; venv: boolean } | undefined> {
  try {
    return JSON.parse(await runTool(path, ["-I", "-c", PROBE], { env, timeoutMs: 10_000 }));
  } catch {
    return undefined;
  }
}
