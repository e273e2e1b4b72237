import type { DatabaseStatus, MigrationRequest, RanMigration } from "../../contracts/migrations";
import type { Migrator } from "./migrator";

export interface StepsDeps {
  ask: Migrator["ask"];
  onRan(ran: RanMigration): void;
  /** Told each time another migrator is at work. */
  onLocked(): void;
  sleep(ms: number): Promise<void>;
  now(): number;
  signal: AbortSignal;
}

export interface StepsReport {
  ran: RanMigration[];
  databases: Record<string, DatabaseStatus>;
}

/** Another migrator was at work all the time. */
export class MigratorBusy extends Error {
  override name = "MigratorBusy";
}

/** Time between two tries while another migrator is at work, milliseconds. */
const POLL_MS = 1_000;

/**
 * Runs migrations one by one, so that each can be told of and the run can be stopped between two.
 *
 * @throws MigratorBusy after `waitSeconds` without a turn; what `ask` throws
 */
export async function runSteps(
  request: MigrationRequest & { waitSeconds: number },
  deps: StepsDeps,
): Promise<StepsReport> {
  const { steps = request.action === "down" ? 1 : Number.POSITIVE_INFINITY, waitSeconds } = request;
  const ran: RanMigration[] = [];
  for (let until = deps.now() + waitSeconds * 1_000; ; ) {
    deps.signal.throwIfAborted();
    const answer = await deps.ask({ ...request, steps: 1, waitSeconds: 0 }, deps.signal);
    if (answer.state === "locked") {
      if (deps.now() >= until)
        throw new MigratorBusy(`another migrator has been at work for ${waitSeconds} s; try again later`);
      deps.onLocked();
      await deps.sleep(POLL_MS);
      continue;
    }
    for (const each of answer.ran) deps.onRan(each);
    ran.push(...answer.ran);
    if (answer.ran.length === 0 || ran.length >= steps) return { ran, databases: answer.databases };
    until = deps.now() + waitSeconds * 1_000;
  }
}
