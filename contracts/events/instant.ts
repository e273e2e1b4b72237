const RFC3339 =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/**
 * Milliseconds since the epoch of an ISO 8601 date and time with an offset, or undefined when the text has another
 * form or names no real instant (30 February, hour 24, second 60: a leap second has no place on the epoch scale).
 */
export function parseInstant(text: string): number | undefined {
  const [, year, month, day, hour, minute, second = "0", sign, offsetHour = "0", offsetMinute = "0"] =
    RFC3339.exec(text) ?? [];
  if (year === undefined) return undefined;
  const date = [Number(year), Number(month), Number(day)] as const;
  if (date[1] < 1 || date[1] > 12 || date[2] < 1 || date[2] > daysInMonth(date[0], date[1])) return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  if (sign && (Number(offsetHour) > 23 || Number(offsetMinute) > 59)) return undefined;
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
