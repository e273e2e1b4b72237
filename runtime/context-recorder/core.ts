import type { Consumed } from "../shared/consumer";
import { StoreRefusal } from "../shared/store-quarantine";
import { type ContextMessage, type Conversation, fitsContext } from "../stores/cache/context";

/**
 * The message a chat event leaves in its conversation's context.
 *
 * @throws StoreRefusal where a context has no room for it, even alone
 */
export function planContext({ event: { data, timestamp } }: Consumed<"chat.message.sent">): {
  of: Conversation;
  message: ContextMessage;
} {
  const { school_id, session_id, message_id, role } = data;
  const message = { message_id, role, message: data.message, timestamp };
  if (!fitsContext(message)) throw new StoreRefusal("too_large_for_store", "/data/message");
  return { of: { school_id, session_id }, message };
}
