import type { Client, QueryResultRow } from "pg";
import type { Connect } from "./connection";
import { failureOf, RelationalFailure } from "./failure";

/** Runs one statement; every value goes as a bound parameter. */
export type Run = <R extends QueryResultRow>(text: string, values?: readonly unknown[]) => Promise<R[]>;

export interface RelationalDatabase {
  /**
   * Runs work in one transaction that sees and writes the rows of one school only.
   *
   * @throws RelationalFailure; nothing of the work stands then, except where the answer to the commit was lost
   */
  inSchool<T>(schoolId: string, work: (run: Run) => Promise<T>): Promise<T>;
  /** The same without a school: rows of schools stay out of sight. */
  transaction<T>(work: (run: Run) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Longest time for one transaction, milliseconds. */
const CALL_MS = 6_000;

/**
 * A database over one connection, which is opened by the first call, shared by those that follow, one transaction
 * after the other, and opened again after it broke. One per worker is enough: a worker has one invocation at a time.
 */
export function openDatabase(connect: Connect, callMs: number = CALL_MS): RelationalDatabase {
  let open: Promise<Client> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const forget = (client: Client) => {
    open = undefined;
    client.end().catch(() => undefined);
  };
  const connection = (): Promise<Client> => {
    if (open) return open;
    const opening = connect();
    const reopen = () => {
      if (open === opening) open = undefined;
    };
    opening.then((client) => client.once("end", reopen), reopen);
    open = opening;
    return opening;
  };
  const transaction = <T>(work: (run: Run) => Promise<T>): Promise<T> => {
    const turn = last.then(async () => transact(await connection(), work, forget, callMs));
    last = turn.catch(() => undefined);
    return turn.catch((error) => {
      throw failureOf(error);
    });
  };
  return {
    transaction,
    inSchool: (schoolId, work) =>
      transaction(async (run) => {
        await run("SELECT set_config('app.school_id', $1, true)", [schoolId]);
        return work(run);
      }),
    close: async () => {
      const client = await open?.catch(() => undefined);
      open = undefined;
      await client?.end();
    },
  };
}

async function transact<T>(
  client: Client,
  work: (run: Run) => Promise<T>,
  forget: (client: Client) => void,
  callMs: number,
): Promise<T> {
  const run = (async (text: string, values: readonly unknown[] = []) =>
    (await client.query(text, [...values])).rows) as Run;
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    forget(client);
  }, callMs);
  try {
    await run("BEGIN");
    const result = await work(run);
    await run("COMMIT");
    return result;
  } catch (error) {
    if (late) throw new RelationalFailure("away", "timeout");
    const failure = failureOf(error);
    // After a refused value the connection is as good as before; after anything else a new one is safer.
    if (failure.kind === "value") await run("ROLLBACK").catch(() => forget(client));
    else forget(client);
    throw failure;
  } finally {
    clearTimeout(timer);
  }
}
