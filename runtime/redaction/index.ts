import type { RedactedEvent, StrataEvent } from "../../contracts/events/event";
import { type EventFinding, redactEvent } from "./event";
import { knownDetector } from "./known";
import { type RedactedText, redactText } from "./text";
import type { KnownValue } from "./types";

export type { EventFinding } from "./event";
export type { RedactedText } from "./text";
export { type Finding, type KnownValue, PII_TYPES, type PiiType } from "./types";

export interface RedactorOptions {
  /** Turns a student id into its `student_id_hash`. Needed for events that hold a `student_id` only. */
  pseudonymize?: (studentId: string) => string;
}

export interface Redactor {
  /**
   * Redacts free text. Values in `known` are removed wherever they stand, whatever their case and accents; a plain
   * string counts as a name, or as a student id where it holds a digit.
   */
  redactText(text: string, known?: readonly (string | KnownValue)[]): RedactedText;
  /**
   * The event for use outside the interaction path; the event given is not changed. Findings name the field of the
   * contract they were in, and no value.
   *
   * @throws when the event holds a student id and there is no `pseudonymize`
   */
  redactEvent(event: StrataEvent): { event: RedactedEvent; found: EventFinding[] };
}

/** Makes a redactor. It keeps nothing between calls. */
export function createRedactor({ pseudonymize = refuse }: RedactorOptions = {}): Redactor {
  return {
    redactText: (text, known = []) =>
      redactText(text, known.length > 0 ? knownDetector(known.map(knownValue)) : undefined),
    redactEvent: (event) => redactEvent(event, pseudonymize),
  };
}

function knownValue(value: string | KnownValue): KnownValue {
  if (typeof value !== "string") return value;
  return { type: /\p{N}/u.test(value) ? "STUDENT_ID" : "PERSON", value };
}

function refuse(): never {
  throw new Error("The event holds a student id, but the redactor was made without `pseudonymize`.");
}
