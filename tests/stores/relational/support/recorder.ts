import type { EventOf } from "../../../../contracts/events/event";
import type { StoreReason } from "../../../../contracts/quarantine";
import { createSessionRecorderHandler } from "../../../../runtime/session-recorder/handler";
import { createLog } from "../../../../runtime/shared/log";
import { openDatabase, type RelationalDatabase } from "../../../../runtime/stores/relational/database";
import { recordSession } from "../../../../runtime/stores/relational/sessions";
import { PATIENCE, type Patience } from "../../../../runtime/stores/shared/patience";
import { event } from "../../../runtime/support/events";
import { message, sqsEvent } from "../../../runtime/support/recorders";
import type { Server } from "./server";

export type Session = EventOf<"observer.session.completed">;

/** A completed session with an event id of its own. */
export const session = (
  data: Record<string, unknown> = {},
  envelope: Record<string, unknown> = {},
): Session => event("observer.session.completed", data, envelope);

/** The recorder as a function runs it, with its role's rights; what it quarantines and logs is kept. */
export async function recorderOf(server: Server, patience: Patience = PATIENCE) {
  const user = "session_recorder";
  const connect = server.asUser({ database: "observer_db", user }, await server.allowed(user));
  const database: RelationalDatabase = openDatabase(connect);
  const refused: { event_id: string; reason: StoreReason; pointer: string | undefined }[] = [];
  const logged: string[] = [];
  const handler = createSessionRecorderHandler(
    {
      recordSession: (rows) => recordSession(database, rows),
      quarantine: async ({ event_id }, { reason, pointer }) =>
        void refused.push({ event_id, reason, pointer }),
      readObject: async () => Buffer.from(""),
      patience,
      now: Date.now,
      log: createLog({}, (line) => void logged.push(line)),
    },
    { claimCheckBucket: "claim-checks" },
  );
  return {
    database,
    refused,
    logged,
    /** @returns events whose message was not dealt with */
    async record(...events: Session[]): Promise<Session[]> {
      const { batchItemFailures } = await handler(sqsEvent(...events.map((each) => message(each))));
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      return events.filter((_, at) => failed.has(`m${at}`));
    },
  };
}
