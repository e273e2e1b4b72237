import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

/** Where a local stack keeps what; everything lies below one folder. */
export interface Layout {
  readonly dir: string;
  /** Processes and endpoints; written by the supervisor alone. */
  readonly record: string;
  /** Outputs of the last `up`; written by whoever ran it. */
  readonly deployment: string;
  /** Held while a stack starts. */
  readonly lock: string;
  readonly logs: string;
  readonly emulator: string;
  readonly eventSources: string;
  readonly delivery: string;
  /** Certificates and data of the stores. */
  readonly stores: string;
}

export function layoutOf(dir: string): Layout {
  return {
    dir,
    record: join(dir, "stack.json"),
    deployment: join(dir, "deployment.json"),
    lock: join(dir, "start.lock"),
    logs: join(dir, "logs"),
    emulator: join(dir, "emulator"),
    eventSources: join(dir, "event-sources"),
    delivery: join(dir, "delivery"),
    stores: join(dir, "stores"),
  };
}

/**
 * What `clearState` never removes: the logs explain what happened, the lock belongs to who starts now, and bundles of
 * functions may be in use by another run of the program.
 */
const KEPT = ["logs", "start.lock", "functions"];

/** Removes the state of a stack that no longer runs: without the emulator's memory none of it means anything. */
export function clearState(layout: Layout): void {
  let names: string[];
  try {
    names = readdirSync(layout.dir);
  } catch {
    return;
  }
  for (const name of names) {
    if (KEPT.some((kept) => name === kept || name.startsWith(`${kept}.`))) continue;
    rmSync(join(layout.dir, name), { recursive: true, force: true, maxRetries: 3 });
  }
}
