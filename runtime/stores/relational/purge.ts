import { escapeIdentifier } from "pg";
import type { RelationalDatabase } from "./database";

/**
 * Deletes the rows of a table that were recorded before an instant. The table's own policy lets no younger ones go,
 * whatever is asked for.
 *
 * @returns how many went
 */
export async function purgeRows(
  database: RelationalDatabase,
  table: string,
  before: string,
): Promise<number> {
  const [counted] = await database.transaction((run) =>
    run<{ deleted: number }>(
      `WITH gone AS (DELETE FROM ${escapeIdentifier(table)} WHERE recorded_at < $1 RETURNING recorded_at)
       SELECT count(*)::int AS deleted FROM gone`,
      [before],
    ),
  );
  return counted?.deleted ?? 0;
}
