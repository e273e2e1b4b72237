import { MAX_EVENT_BYTES, MAX_TIMESTAMP_AHEAD_MS, type Reason } from "../../contracts/quarantine";
import { TOPICS, type Topic } from "../../contracts/topics";
import type { Random } from "./random";
import { REQUIRED } from "./required";
import { inventEvent } from "./topics";

/** A way to be wrong: its intended reason and the bytes of one line that is wrong in this way only. */
export interface BadLine {
  title: string;
  reason: Reason;
  bytes(random: Random, eventId: string, now: number): Buffer;
}

type Event = Record<string, unknown> & { data: Record<string, unknown> };

/** Stands for nesting too deep for `JSON.stringify`. */
const DEEP = "<deep>";

export const BAD_LINES: readonly BadLine[] = [
  raw("a line cut off in the middle", "not_json", (whole) => whole.subarray(0, 40)),
  raw("an empty line", "not_json", () => Buffer.alloc(0)),
  raw("spaces only", "not_json", () => Buffer.from("  \t")),
  raw("an array", "not_json", (whole) => Buffer.concat([Buffer.from("["), whole, Buffer.from("]")])),
  raw("a bare number", "not_json", () => Buffer.from("42")),
  raw("null", "not_json", () => Buffer.from("null")),
  raw("two events on one line", "not_json", (whole) => Buffer.concat([whole, whole])),
  raw("broken UTF-8", "invalid_utf8", (whole) => splice(whole, Buffer.from([0xc3, 0x28]))),
  raw("half a surrogate pair in UTF-8", "invalid_utf8", (whole) =>
    splice(whole, Buffer.from([0xed, 0xa0, 0x80])),
  ),
  raw("bytes that are no text", "invalid_utf8", () => Buffer.from([0xff, 0xfe, 0x00, 0x81])),
  broken("an event over 1 MiB", "too_large", "chat.message.sent", (event) => {
    event.data["padding"] = "x".repeat(MAX_EVENT_BYTES);
  }),
  raw("over 1 MiB of anything", "too_large", () => Buffer.alloc(MAX_EVENT_BYTES + 1, 0x80)),
  ...["chat.message.deleted", "CHAT.MESSAGE.SENT", "", "toString"].map((name) =>
    broken(`event_type "${name}"`, "unknown_event_type", "chat.message.sent", (event) => {
      event["event_type"] = name;
    }),
  ),
  ...["event_id", "event_type", "timestamp", "source", "data"].map((field) =>
    broken(`no ${field}`, "schema_violation", "audit.event.logged", (event) => {
      delete event[field];
    }),
  ),
  ...TOPICS.flatMap((topic) =>
    REQUIRED[topic].map((field) =>
      broken(`${topic} without ${field}`, "schema_violation", topic, (event) => {
        delete event.data[field];
      }),
    ),
  ),
  broken("an id with a personal value in it", "schema_violation", "chat.message.sent", (event) => {
    event["event_id"] = `evt_${event.data["student_name"]}`;
  }),
  broken("a wrong enum", "schema_violation", "safety.crisis.detected", (event) => {
    event.data["risk_level"] = "SEVERE";
  }),
  broken("a role that is a person", "schema_violation", "chat.message.sent", (event) => {
    event.data["role"] = event.data["student_name"];
  }),
  broken("a score out of range", "schema_violation", "observer.session.completed", (event) => {
    event.data["phq9_score"] = 28;
  }),
  broken("a number as text", "schema_violation", "observer.threshold.exceeded", (event) => {
    event.data["value"] = "17";
  }),
  broken("10,000 levels of nesting", "schema_violation", "audit.event.logged", (event) => {
    event.data["details"] = DEEP;
  }),
  ...timestamps(),
];

function timestamps(): BadLine[] {
  const impossible = [
    "2025-02-30T10:00:00Z",
    "2025-09-01T24:30:00Z",
    "2025-09-01T10:00:00+02:00",
    "yesterday",
  ];
  return [
    ...impossible.map((text) =>
      broken(`timestamp ${text}`, "invalid_timestamp", "audit.event.logged", (event) => {
        event["timestamp"] = text;
      }),
    ),
    broken("a time far ahead", "invalid_timestamp", "crisis.notification.required", (event, now) => {
      event["timestamp"] = new Date(now + 2 * MAX_TIMESTAMP_AHEAD_MS).toISOString();
    }),
  ];
}

function broken(
  title: string,
  reason: Reason,
  topic: Topic,
  breakIt: (event: Event, now: number) => void,
): BadLine {
  const bytes = (random: Random, eventId: string, now: number) => {
    const event = inventEvent(random, topic, eventId, now - 60_000) as Event;
    breakIt(event, now);
    return Buffer.from(JSON.stringify(event).replace(`"${DEEP}"`, nested(10_000)));
  };
  return { title, reason, bytes };
}

function nested(levels: number): string {
  return `${'{"d":'.repeat(levels)}1${"}".repeat(levels)}`;
}

function raw(title: string, reason: Reason, wreck: (whole: Buffer) => Buffer): BadLine {
  const bytes = (random: Random, eventId: string, now: number) =>
    wreck(Buffer.from(JSON.stringify(inventEvent(random, "chat.message.sent", eventId, now - 60_000))));
  return { title, reason, bytes };
}

function splice(whole: Buffer, bad: Buffer): Buffer {
  const middle = whole.length >> 1;
  return Buffer.concat([whole.subarray(0, middle), bad, whole.subarray(middle)]);
}
