import type { RedactedEvent, StrataEvent } from "../../contracts/events/event";
import { KEPT_FIELDS, NAMED_FIELDS } from "../../contracts/events/generated/fields";
import { knownOf } from "./event-values";
import { knownDetector } from "./known";
import { placeholder, type Replace, redactText } from "./text";
import type { Detector, Finding } from "./types";
import { redactUnderName, setField, spokenName } from "./unknown-fields";

/** A finding and the field of the contract it was in: `/data/message`; `/data` or `` for fields the contract lacks. */
export interface EventFinding extends Finding {
  field: string;
}

/** Fields of the envelope that are no free text. */
const ENVELOPE = new Set(["event_id", "event_type", "timestamp", "schema_version"]);

interface Walk {
  known: Detector | undefined;
  named: ReadonlySet<string>;
  kept: ReadonlySet<string>;
  pseudonymize(studentId: string): string;
  replace: Replace;
  found: EventFinding[];
}

/** Where the walk is: dotted path from `data`, field for findings, and the last name where the contract lacks it. */
interface Place {
  path: string;
  field: string;
  unknownName?: string;
}

/**
 * Redacts an event: what the contract calls an identifier, enum or time stays, every other text is redacted, in fields
 * the contract lacks at any depth and in their names too. `student_name` goes and `student_id` becomes
 * `student_id_hash` wherever they stand.
 */
export function redactEvent(
  event: StrataEvent,
  pseudonymize: (studentId: string) => string,
  replace: Replace = placeholder,
): { event: RedactedEvent; found: EventFinding[] } {
  const known = knownOf(event);
  const walk: Walk = {
    known: known.length > 0 ? knownDetector(known) : undefined,
    named: new Set(NAMED_FIELDS[event.event_type]),
    kept: new Set(KEPT_FIELDS[event.event_type]),
    pseudonymize,
    replace,
    found: [],
  };
  const result: Record<string, unknown> = {};
  const extra: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(event)) {
    if (ENVELOPE.has(name)) setField(result, name, value);
    else if (name === "source")
      setField(result, name, redactString(walk, event.source, { path: "", field: "/source" }));
    else if (name === "data")
      setField(result, name, redactObject(walk, event.data, { path: "", field: "/data" }));
    else setField(extra, name, value);
  }
  // Names below an unknown field of the envelope are no names of `data`, hence the path that no schema has.
  for (const [name, value] of Object.entries(redactObject(walk, extra, { path: "..", field: "" }))) {
    if (!Object.hasOwn(result, name)) setField(result, name, value);
  }
  return { event: result as unknown as RedactedEvent, found: walk.found };
}

function redactObject(walk: Walk, source: object, place: Place): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(source)) {
    const path = place.path === "" ? name : `${place.path}.${name}`;
    if (name === "student_name") continue;
    if (name === "student_id" && (typeof value === "string" || typeof value === "number")) {
      const given =
        place.path === "" && walk.kept.has("student_id_hash") && Object.hasOwn(source, "student_id_hash");
      if (!given) setField(result, "student_id_hash", walk.pseudonymize(String(value)));
    } else if (walk.kept.has(path)) {
      setField(result, name, value);
    } else if (walk.named.has(path)) {
      const field = place.path === "" ? `/data/${name}` : place.field;
      setField(result, name, redactValue(walk, value, { path, field }));
    } else if (name === "student_id_hash" && !Object.hasOwn(source, "student_id") && isHash(value)) {
      setField(result, name, value);
    } else if (name !== "student_id_hash" || !Object.hasOwn(source, "student_id")) {
      const safe = redactName(walk, name, result, place.field);
      setField(result, safe, redactValue(walk, value, { path, field: place.field, unknownName: name }));
    }
  }
  return result;
}

/** A hash as `pseudonymize` makes it: of an event that was redacted before. */
function isHash(value: unknown): boolean {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

function redactValue(walk: Walk, value: unknown, place: Place): unknown {
  if (typeof value === "string") return redactString(walk, value, place);
  if (typeof value === "number" && place.unknownName !== undefined) {
    const text = redactString(walk, String(value), place);
    return text === String(value) ? value : text;
  }
  if (Array.isArray(value)) {
    return value.map((item) => redactValue(walk, item, { ...place, path: `${place.path}[]` }));
  }
  return typeof value === "object" && value !== null ? redactObject(walk, value, place) : value;
}

function redactString(walk: Walk, value: string, { field, unknownName }: Place): string {
  const { text, found } =
    unknownName === undefined
      ? redactText(value, walk.known, walk.replace)
      : redactUnderName(spokenName(unknownName), value, walk.known, walk.replace);
  for (const finding of found) walk.found.push({ ...finding, field });
  return text;
}

/** A name the contract lacks, without personal values; a second one of the same redacted form gets a number. */
function redactName(walk: Walk, name: string, taken: object, field: string): string {
  const { text, found } = redactText(name, walk.known, walk.replace);
  if (found.length === 0) return name;
  for (const finding of found) walk.found.push({ ...finding, field });
  let free = text;
  for (let next = 2; Object.hasOwn(taken, free); next++) free = `${text}_${next}`;
  return free;
}
