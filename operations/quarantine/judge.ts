import { isUtf8 } from "node:buffer";
import type { StrataEvent } from "../../contracts/events/event";
import { validateEvent } from "../../contracts/events/validate";
import { type ContractReason, MAX_EVENT_BYTES } from "../../contracts/quarantine";

export type Judgement =
  | { ok: true; event: StrataEvent }
  | { ok: false; reason: ContractReason; pointer?: string };

/**
 * What would become of a line if it were published now, by the rules of the way of an event.
 *
 * @param now milliseconds since the epoch
 */
export function judge(bytes: Uint8Array, now: number): Judgement {
  if (bytes.byteLength > MAX_EVENT_BYTES) return { ok: false, reason: "too_large" };
  if (!isUtf8(bytes)) return { ok: false, reason: "invalid_utf8" };
  const value = parseObject(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  return value ? validateEvent(value, now) : { ok: false, reason: "not_json" };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // The parser's message quotes the text.
  }
  return undefined;
}
