import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { emulatorEnvironment } from "../../../local/emulator";
import { cacheFolder } from "../../../local/shared/paths";
import { isAlive, type ProcessIdentity } from "../../../local/shared/processes";
import { layoutOf } from "../../../local/stack/layout";
import type { SupervisorOptions } from "../../../local/stack/messages";
import { readRecord, type StackRecord } from "../../../local/stack/record";

const STAND_IN = join(__dirname, "stand-in.ts");

/** How a supervisor starts in a test: small programs in place of event sources and delivery. */
export async function supervisorOptions(
  dir: string,
  part: Partial<SupervisorOptions> = {},
): Promise<SupervisorOptions> {
  return {
    dir,
    region: "eu-west-1",
    environment: await emulatorEnvironment(),
    programs: { delivery: STAND_IN, eventSources: STAND_IN, stores: STAND_IN },
    cache: cacheFolder(),
    ...part,
  };
}

export function recordOf(dir: string): StackRecord {
  const record = readRecord(layoutOf(dir));
  if (!record) throw new Error(`${dir} holds no stack.json`);
  return record;
}

/** Everything that runs for a stack: supervisor, guard, emulator, programs. */
export function processesOf(record: StackRecord): ProcessIdentity[] {
  const children = Object.values(record.children).flatMap(({ identity, command }) => [identity, command]);
  return [record.supervisor, ...children].filter((identity) => identity !== undefined);
}

/** Resolves once the answer is yes; rejects with `what` after thirty seconds. */
export async function until(what: string, answer: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await answer())) {
    if (Date.now() > deadline) throw new Error(`not within 30 s: ${what}`);
    await pause(20);
  }
}

export function untilGone(processes: readonly ProcessIdentity[]): Promise<void> {
  return until("all processes are gone", () => !processes.some(isAlive));
}
