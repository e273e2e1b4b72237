const RFC3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Milliseconds since the epoch of an ISO 8601 date and time with an offset, or undefined when the text has another
 * form or names no real instant (30 February, hour 24, second 60: a leap second has no place on the epoch scale).
 */
export function parseInstant(text: string): number | undefined {
  if (!RFC3339.test(text)) return undefined;
  // Every event has a timestamp: digits are read in place, without a string for each part.
  const year = twoDigits(text, 0) * 100 + twoDigits(text, 2);
  const [month, day] = [twoDigits(text, 5), twoDigits(text, 8)];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  if (twoDigits(text, 11) > 23 || twoDigits(text, 14) > 59) return undefined;
  if (text[16] === ":" && twoDigits(text, 17) > 59) return undefined;
  const end = text.length;
  if (text[end - 1] !== "Z" && (twoDigits(text, end - 5) > 23 || twoDigits(text, end - 2) > 59))
    return undefined;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Whether a timestamp is in UTC as the envelope asks: written with `Z`. */
export function parseUtcInstant(text: string): number | undefined {
  return text.endsWith("Z") ? parseInstant(text) : undefined;
}

/** Formats of the schemas, bundled into the generated validators. */
export const FORMATS = { "date-time": (text: string): boolean => parseInstant(text) !== undefined };

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Value of the two digits at a place where the form has digits. */
function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
