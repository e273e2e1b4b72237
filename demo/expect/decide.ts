import {
  MAX_EVENT_BYTES,
  MAX_EVENT_DEPTH,
  MAX_TIMESTAMP_AHEAD_MS,
  type Reason,
} from "../../contracts/quarantine";
import { isTopic, type Topic } from "../../contracts/topics";
import type { Line } from "../lines";
import { instantOf } from "./instant";
import type { Conforms } from "./schemas";

/** What must become of a line, looked at by itself: whether it repeats another one is the ledger's matter. */
export type Decision =
  | { accepted: true; eventId: string; topic: Topic; event: Record<string, unknown> }
  | { accepted: false; reason: Reason };

/** Decides one line by the event contract. `now` is in milliseconds since the epoch. */
export function decide(line: Line, conforms: Conforms, now: number): Decision {
  if (line.size > MAX_EVENT_BYTES || !line.bytes) return rejected("too_large");
  const text = decodeStrictly(line.bytes);
  if (text === undefined) return rejected("invalid_utf8");
  const event = parseObject(text);
  if (!event) return rejected("not_json");
  const type = event["event_type"];
  if (typeof type === "string" && !isTopic(type)) return rejected("unknown_event_type");
  if (!isTopic(type) || tooDeep(event) || !conforms(event, type)) return rejected("schema_violation");
  const timestamp = event["timestamp"] as string;
  const instant = timestamp.endsWith("Z") ? instantOf(timestamp) : undefined;
  if (instant === undefined || instant > now + MAX_TIMESTAMP_AHEAD_MS) return rejected("invalid_timestamp");
  return { accepted: true, eventId: event["event_id"] as string, topic: type, event };
}

function rejected(reason: Reason): Decision {
  return { accepted: false, reason };
}

/** A byte-order mark is no JSON: it must stay visible to the parser. */
function decodeStrictly(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** The event itself is level 1. Without recursion: nesting may be deeper than any call stack. */
function tooDeep(event: object): boolean {
  const open: [object, number][] = [[event, 1]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [value, level] = next;
    if (level > MAX_EVENT_DEPTH) return true;
    for (const child of Object.values(value)) {
      if (typeof child === "object" && child !== null) open.push([child, level + 1]);
    }
  }
  return false;
}
