import type { EventOf } from "../../../../contracts/events/event";
import { createSessionRecorderHandler } from "../../../../runtime/session-recorder/handler";
import { openDatabase } from "../../../../runtime/stores/relational/database";
import { recordSession } from "../../../../runtime/stores/relational/sessions";
import type { Patience } from "../../../../runtime/stores/shared/patience";
import { event } from "../../../runtime/support/events";
import { recording, recordWith } from "../../support/recording";
import { over } from "./database";
import type { Server } from "./server";

export type Session = EventOf<"observer.session.completed">;

/** A completed session with an event id of its own. */
export const session = (
  data: Record<string, unknown> = {},
  envelope: Record<string, unknown> = {},
): Session => event("observer.session.completed", data, envelope);

/** The recorder as a function runs it, with its role's rights. */
export async function recorderOf(server: Server, patience?: Patience) {
  const user = "session_recorder";
  const database = openDatabase(server.asUser({ database: "observer_db", user }, await server.allowed(user)));
  const { deps, settings, ...kept } = recording(patience);
  const handler = createSessionRecorderHandler(
    { ...deps, recordSession: (rows) => recordSession(database, rows) },
    settings,
  );
  return { ...kept, database, record: recordWith<Session>(handler) };
}

/** What a table of the recorder holds of an event. */
export const rowsOf = (server: Server, table: string, { event_id }: Session) =>
  over(server.superuser("observer_db"), async (client) => {
    const { rows } = await client.query(`SELECT * FROM ${table} WHERE event_id = $1`, [event_id]);
    return rows;
  });
