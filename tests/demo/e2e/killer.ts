import type { DemoStack } from "../../../demo";
import { descendants } from "../../local/processes";

/** Kills parts of a running stack without warning. */
export function createKiller(stack: DemoStack) {
  let kills = 0;
  let striking: Promise<void> | undefined;
  const kill = (pid: number | undefined) => {
    if (!pid) throw new Error("nothing to kill");
    process.kill(pid, "SIGKILL");
    kills += 1;
  };
  const strike = async () => {
    const { eventSources, delivery, emulator } = stack.running.processes();
    kill(eventSources?.identity.pid);
    kill(delivery?.identity.pid);
    const below = await descendants(emulator?.identity.pid ?? 0);
    for (const { identity, command } of below) if (/worker/.test(command)) kill(identity.pid);
  };
  return {
    kill,
    /** Event sources, delivery and every function worker at once, the first time it is called. */
    strikeOnce: () => {
      striking ??= strike();
    },
    count: () => kills,
    done: () => striking,
  };
}
