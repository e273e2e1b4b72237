import { validateEvent } from "../../contracts/events/validate";
import { MAX_EVENT_BYTES } from "../../contracts/quarantine";
import type { Rejected } from "../result";
import { rejected, tooLarge } from "./rejected";

/** An event in both forms: what is sent, and what is judged. */
export interface Written {
  bytes: Uint8Array;
  value: Record<string, unknown>;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Reads an event that is already written. Its bytes stay as they are. */
export function readEvent(bytes: Uint8Array): Written | Rejected {
  if (bytes.byteLength > MAX_EVENT_BYTES) return tooLarge(bytes.byteLength, MAX_EVENT_BYTES);
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    return rejected("invalid_utf8");
  }
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? { bytes, value } : rejected("not_json");
  } catch {
    return rejected("not_json");
  }
}

/** Writes an event as UTF-8. */
export function writeEvent(event: unknown): Written | Rejected {
  if (!isObject(event)) return rejected("not_json");
  let text: string;
  try {
    text = JSON.stringify(event) ?? "";
  } catch {
    return unwritable(event);
  }
  const bytes = Buffer.from(text);
  if (bytes.length > MAX_EVENT_BYTES) return tooLarge(bytes.length, MAX_EVENT_BYTES);
  return isPlain(event) ? { bytes, value: event } : readEvent(bytes);
}

/** What JSON has no form for. Nesting too deep for `JSON.stringify` has a reason of its own in the contract. */
function unwritable(event: Record<string, unknown>): Rejected {
  const validation = validateEvent(event, Date.now());
  return validation.ok ? rejected("not_json") : rejected(validation.reason, validation.pointer);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether the event is sent as it is judged: a `toJSON` where the contract names an object would change it between. */
function isPlain(event: Record<string, unknown>): boolean {
  const data = event["data"];
  if (hasToJson(event) || hasToJson(data)) return false;
  if (isObject(data)) for (const field in data) if (hasToJson(data[field])) return false;
  return true;
}

function hasToJson(value: unknown): boolean {
  return typeof value === "object" && typeof (value as { toJSON?: unknown } | null)?.toJSON === "function";
}
