import type { ContextMessage } from "../../../../runtime/stores/cache/context";

const FIRST_MS = Date.parse("2026-03-01T10:00:00.000Z");

/** A message; `at` seconds after the first. */
export function message(id: string, { at = 0, text = `text of ${id}` } = {}): ContextMessage {
  const timestamp = new Date(FIRST_MS + at * 1000).toISOString();
  return { message_id: id, role: at % 2 ? "assistant" : "student", message: text, timestamp };
}
