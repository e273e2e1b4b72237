import type { EventOf } from "../../../../contracts/events/event";
import type { StoreReason } from "../../../../contracts/quarantine";
import { createContextRecorderHandler } from "../../../../runtime/context-recorder/handler";
import { createLog } from "../../../../runtime/shared/log";
import { addToContext } from "../../../../runtime/stores/cache/context";
import { PATIENCE, type Patience } from "../../../../runtime/stores/shared/patience";
import { event, HASH } from "../../../runtime/support/events";
import { message, sqsEvent } from "../../../runtime/support/recorders";
import type { CacheBench } from "./bench";

export type Chat = EventOf<"chat.message.sent">;

let last = 0;

/** A redacted chat message with ids of its own. */
export function chat(data: Record<string, unknown> = {}, envelope: Record<string, unknown> = {}): Chat {
  last += 1;
  const made = event("chat.message.sent", { message_id: `msg-${last}`, ...data }, envelope);
  const { student_id: _, student_name: __, ...rest } = made.data;
  return { ...made, data: { ...rest, student_id_hash: HASH } } as unknown as Chat;
}

/** The recorder as a function runs it, with its role's rights; what it quarantines and logs is kept. */
export function recorderOf(bench: CacheBench, patience: Patience = PATIENCE) {
  const cache = bench.cache();
  const refused: { event_id: string; reason: StoreReason; pointer: string | undefined }[] = [];
  const logged: string[] = [];
  const handler = createContextRecorderHandler(
    {
      addToContext: (of, added) => addToContext(cache, of, added),
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
    cache,
    refused,
    logged,
    /** @returns events whose message was not dealt with */
    async record(...events: Chat[]): Promise<Chat[]> {
      const { batchItemFailures } = await handler(sqsEvent(...events.map((each) => message(each))));
      const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
      return events.filter((_, at) => failed.has(`m${at}`));
    },
  };
}
