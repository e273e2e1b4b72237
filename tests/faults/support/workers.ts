import { descendants } from "../../local/processes";
import type { Bench } from "./bench";

/** Kills every function worker of the stack without warning. */
export async function killWorkers({ stack }: Bench): Promise<void> {
  const emulator = stack.running.processes().emulator?.identity.pid ?? 0;
  for (const { identity, command } of await descendants(emulator)) {
    if (/worker/.test(command)) process.kill(identity.pid, "SIGKILL");
  }
}
