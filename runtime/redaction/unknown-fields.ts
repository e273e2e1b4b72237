import { placeholder, type RedactedText, type Replace, redactText, replaceFound } from "./text";
import type { Detector } from "./types";

/**
 * Sets a field as plain data, whatever its name: assigning `__proto__` would change the object's prototype instead.
 */
export function setField(target: object, name: string, value: unknown): void {
  if (name !== "__proto__") (target as Record<string, unknown>)[name] = value;
  else Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true });
}

/** A field name as words: `dateOfBirth` and `date_of_birth` → `date of birth`. */
export function spokenName(name: string): string {
  return name
    .slice(0, 64)
    .replace(/[_.-]+/g, " ")
    .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2");
}

/** Redacts a value that stands under a name: `dob` before `2010-04-05` says what the date is. */
export function redactUnderName(
  name: string,
  value: string,
  known: Detector | undefined,
  replace: Replace = placeholder,
): RedactedText {
  const prefix = `${name}: `;
  const found = redactText(prefix + value, known).found.flatMap(({ type, start, end }) => {
    const from = Math.max(0, start - prefix.length);
    const to = end - prefix.length;
    return to > from ? [{ type, start: from, end: to }] : [];
  });
  return { text: replaceFound(value, found, replace), found };
}
