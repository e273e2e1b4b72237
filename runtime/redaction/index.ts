import type { RedactedEvent, StrataEvent } from "../../contracts/events/event";
import { type EventFinding, redactEvent } from "./event";
import { knownDetector } from "./known";
import { createReplace, type Replacements } from "./replacements";
import { type RedactedText, redactText } from "./text";
import type { KnownValue } from "./types";

export type { EventFinding } from "./event";
export type { Replacement, Replacements } from "./replacements";
export type { RedactedText } from "./text";
export { type Finding, type KnownValue, PII_TYPES, type PiiType } from "./types";

export interface RedactorOptions {
  /** Turns a student id into its `student_id_hash`. Needed for events that hold a `student_id` only. */
  pseudonymize?: (studentId: string) => string;
  /**
   * What stands for a value: its type (`[EMAIL]`), or a pseudonym that links equal values (`[EMAIL:1f3a5b7c9d0e2f4a]`),
   * for all types or per type.
   *
   * @default "placeholder"
   */
  replacements?: Replacements;
  /** The secret key of the tenant whose texts these are. Needed for pseudonyms; asked whenever one is written. */
  pseudonymKey?: () => string | Uint8Array;
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

/**
 * Makes a redactor. It keeps nothing between calls.
 *
 * @throws RangeError when a replacement is unknown, Error when pseudonyms are wanted without a key
 */
export function createRedactor(options: RedactorOptions = {}): Redactor {
  const { pseudonymize = refuse, replacements = "placeholder", pseudonymKey } = options;
  const replace = createReplace(replacements, pseudonymKey);
  return {
    redactText: (text, known = []) =>
      redactText(text, known.length > 0 ? knownDetector(known.map(knownValue)) : undefined, replace),
    redactEvent: (event) => redactEvent(event, pseudonymize, replace),
  };
}

function knownValue(value: string | KnownValue): KnownValue {
  if (typeof value !== "string") return value;
  return { type: /\p{N}/u.test(value) ? "STUDENT_ID" : "PERSON", value };
}

function refuse(): never {
  throw new Error("The event holds a student id, but the redactor was made without `pseudonymize`.");
}
