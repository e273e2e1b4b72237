import { isUtf8 } from "node:buffer";
import type { StrataEvent } from "../../contracts/events/event";
import { validateEvent } from "../../contracts/events/validate";
import { type ContractReason, MAX_EVENT_BYTES } from "../../contracts/quarantine";
import { type Named, namedIn } from "./subject";

export interface Rejection {
  reason: ContractReason;
  /** JSON pointer, where there is a place to point at. */
  pointer?: string;
  /** Schema version the record claimed, 1 where it claimed none. */
  schemaVersion: number;
  /** The student it names, where that can be read. */
  named?: Named;
}

export type Decoded = { ok: true; event: StrataEvent } | ({ ok: false } & Rejection);

/**
 * Decodes and judges one record. The checks run in the order of the reason codes.
 *
 * @param now milliseconds since the epoch
 */
export function decode(bytes: Uint8Array, now: number): Decoded {
  if (bytes.byteLength > MAX_EVENT_BYTES) return { ok: false, reason: "too_large", schemaVersion: 1 };
  if (!isUtf8(bytes)) return { ok: false, reason: "invalid_utf8", schemaVersion: 1 };
  const value = parseObject(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8"));
  if (!value) return { ok: false, reason: "not_json", schemaVersion: 1 };
  const verdict = validateEvent(value, now);
  if (verdict.ok) return verdict;
  const named = namedIn(value["data"]);
  return { ...verdict, schemaVersion: claimedVersion(value), ...(named && { named }) };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function claimedVersion(value: Record<string, unknown>): number {
  const version = value["schema_version"];
  return typeof version === "number" && Number.isSafeInteger(version) && version >= 1 ? version : 1;
}
