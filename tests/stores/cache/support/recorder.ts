import type { EventOf } from "../../../../contracts/events/event";
import { createContextRecorderHandler } from "../../../../runtime/context-recorder/handler";
import { addToContext } from "../../../../runtime/stores/cache/context";
import type { Patience } from "../../../../runtime/stores/shared/patience";
import { event, HASH } from "../../../runtime/support/events";
import { recording, recordWith } from "../../support/recording";
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

/** The recorder as a function runs it, with its role's rights. */
export function recorderOf(bench: CacheBench, patience?: Patience) {
  const cache = bench.cache();
  const { deps, settings, ...kept } = recording(patience);
  const handler = createContextRecorderHandler(
    { ...deps, addToContext: (of, added) => addToContext(cache, of, added) },
    settings,
  );
  return { ...kept, cache, record: recordWith<Chat>(handler) };
}
