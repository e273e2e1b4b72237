import type { Topic } from "../../contracts/topics";

/** Envelope fields that go everywhere as they are. */
const ENVELOPE = ["event_id", "event_type", "timestamp", "source"];

/** Identifiers, enums and times of the contract's table: they stay as they are. Every other string is free text. */
const KEPT: Record<Topic, string[]> = {
  "chat.message.sent": ["school_id", "session_id", "message_id", "role", "safety_scan.risk_level"],
  "safety.crisis.detected": ["student_id_hash", "session_id", "risk_level", "school_id"],
  "observer.threshold.exceeded": ["student_id_hash", "session_id", "metric"],
  "observer.session.completed": [
    "student_id_hash",
    "session_id",
    "school_id",
    "start_time",
    "end_time",
    "risk_trajectory",
  ],
  "crisis.notification.required": [
    "notification_id",
    "student_id_hash",
    "session_id",
    "counselor_id",
    "channel",
    "risk_level",
  ],
  "audit.event.logged": ["entity_id", "actor_id", "outcome"],
};

type Fields = Record<string, unknown>;

/** Values of an accepted event that the contract keeps as they are, so that finding them is no leak. */
export function keptValues(event: Fields, topic: Topic): string[] {
  const data = event["data"] as Fields;
  return [
    ...ENVELOPE.map((field) => event[field]),
    ...KEPT[topic].map((path) =>
      path.split(".").reduce<unknown>((at, field) => (at as Fields)?.[field], data),
    ),
  ].filter((value): value is string => typeof value === "string");
}

/**
 * Every string of a value, whatever the nesting.
 *
 * @param skip paths, joined with dots, of fields to leave out
 * @param names whether field names count as strings
 */
export function* stringsOf(
  value: unknown,
  skip: ReadonlySet<string> = new Set(),
  names = true,
): Generator<string> {
  const open: [unknown, string][] = [[value, ""]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [current, path] = next;
    if (skip.has(path)) continue;
    if (typeof current === "string") yield current;
    if (typeof current !== "object" || current === null) continue;
    // The path of an element is that of its array; deep paths are cut, for no known field lies there.
    const inside = (key: string) => (Array.isArray(current) || path.length > 200 ? path : `${path}.${key}`);
    for (const [key, child] of Object.entries(current)) {
      if (names && !Array.isArray(current)) yield key;
      open.push([child, inside(key)]);
    }
  }
}

/** Paths of an event's kept fields as `stringsOf` writes them. */
export function keptPaths(topic: Topic): Set<string> {
  return new Set([
    ...ENVELOPE.map((field) => `.${field}`),
    ...KEPT[topic].map((path) => `.data.${path}`),
    ".data.student_id",
    ".data.student_name",
  ]);
}
