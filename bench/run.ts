import { fork } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Outcome } from "./item";
import type { ItemMessage, ItemOrder } from "./run-item";

const ITEMS = join(__dirname, "items");

/** Names of all benchmarks, in the order in which they run. */
export function itemNames(): string[] {
  return readdirSync(ITEMS)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .sort();
}

/**
 * Runs one benchmark in a process of its own, which ends with this one.
 * @throws Error with what the item said, where it fails
 */
export function runInProcess(
  order: ItemOrder,
  onStep: (step: string) => void,
  signal: AbortSignal,
): Promise<Outcome> {
  signal.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = fork(join(__dirname, "run-item.ts"), {
      execArgv: ["-r", "tsx/cjs", "--expose-gc", "--max-old-space-size=8192"],
    });
    let message: ItemMessage | undefined;
    const stop = () => child.connected && child.disconnect();
    signal.addEventListener("abort", stop, { once: true });
    child.on("message", (said: ItemMessage) => {
      if ("step" in said) onStep(said.step);
      else message = said;
    });
    child.once("error", reject);
    child.once("close", (code, end) => {
      signal.removeEventListener("abort", stop);
      if (message && "result" in message) return resolve(message.result);
      const why = message && "error" in message ? message.error : `its process ended (${end ?? code})`;
      reject(new Error(`benchmark "${order.name}": ${why}`));
    });
    child.send(order);
  });
}
