import { spawn } from "node:child_process";
import { REPOSITORY } from "../../../local/shared/paths";

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  args: readonly string[];
  /** Folder of the program. @default the checkout */
  root?: string;
  /** Added to the environment. */
  env?: NodeJS.ProcessEnv;
  /** Sends one SIGINT when this stands on stderr. @default never */
  interruptAt?: string;
}

/** Runs one of the commands as a user does who has no AWS settings of any kind. */
export function runCommandFile(name: string, options: CommandOptions): Promise<Ended> {
  const cwd = options.root ?? REPOSITORY;
  const child = spawn(process.execPath, ["-r", "tsx/cjs", `commands/${name}.ts`, ...options.args], {
    cwd,
    env: { ...scrubbed(), ...options.env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let interrupted = false;
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    output.stderr += chunk;
    if (!interrupted && options.interruptAt && output.stderr.includes(options.interruptAt)) {
      interrupted = child.kill("SIGINT");
    }
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, ...output }));
  });
}

/** Where programs and the engine's cache are, and nothing else of this environment. */
function scrubbed(): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "XDG_CACHE_HOME"];
  return Object.fromEntries(kept.map((key) => [key, process.env[key]]).filter(([, value]) => value));
}
