import type { Client } from "pg";

/** Key of the advisory lock that a migrator holds while it works; any number that nothing else uses. */
const LOCK_KEY = "8031474209351861";

/** Time between two tries for the lock, milliseconds. */
const POLL_MS = 500;

/**
 * Runs work while no other migrator of this server does. The lock belongs to the session: it ends with the connection,
 * so that a migrator that was killed leaves none behind.
 *
 * @param client connection to one database that all migrators use
 * @returns what work resolves to, or undefined where another one held the lock until the end
 */
export async function exclusively<T>(
  client: Client,
  waitMs: number,
  work: () => Promise<T>,
): Promise<T | undefined> {
  const until = Date.now() + waitMs;
  for (;;) {
    const { rows } = await client.query("SELECT pg_try_advisory_lock($1) AS held", [LOCK_KEY]);
    if (rows[0]?.held === true) break;
    if (Date.now() + POLL_MS > until) return undefined;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  try {
    return await work();
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [LOCK_KEY]).catch(() => undefined);
  }
}
