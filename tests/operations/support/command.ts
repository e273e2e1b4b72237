import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { REPOSITORY } from "../../../local/shared/paths";

export interface Ran {
  code: number | null;
  stdout: Buffer;
  stderr: string;
  /** Lines of stdout as JSON. */
  lines: Record<string, unknown>[];
}

/** Starts a command of operators as npm does. */
export function startCommand(args: readonly string[], env: NodeJS.ProcessEnv, command = "quarantine") {
  const path = [join(REPOSITORY, "node_modules", ".bin"), process.env["PATH"]].join(":");
  const child = spawn("node", ["-r", "tsx/cjs", `commands/${command}.ts`, ...args], {
    cwd: REPOSITORY,
    env: { ...process.env, PATH: path, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const chunks: Buffer[] = [];
  let stderr = "";
  child.stdout.on("data", (chunk: Buffer) => void chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, "close").then(([code]): Ran => {
    const stdout = Buffer.concat(chunks);
    return {
      code,
      stdout,
      stderr,
      get lines() {
        return stdout
          .toString()
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line));
      },
    };
  });
  return { child, ended };
}

export function runCommand(args: readonly string[], env: NodeJS.ProcessEnv, command?: string): Promise<Ran> {
  return startCommand(args, env, command).ended;
}
