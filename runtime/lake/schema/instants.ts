const ZERO = 0x30;
const DAY_MS = 86_400_000;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A moment: whole milliseconds since 1970 (UTC), and the microseconds beyond them (0 to 999). */
export interface Instant {
  millis: number;
  micros: number;
}

const scratch: Instant = { millis: 0, micros: 0 };

/** Whether a text is a moment: ISO 8601 date and time with `Z` or an offset. */
export function isInstant(text: string): boolean {
  return text.length <= 40 && readInstant(Buffer.from(text), 0, Buffer.byteLength(text), scratch);
}

/**
 * Reads `2026-01-31T09:15:00[.digits](Z|±hh:mm)`. Digits beyond microseconds are cut: it is the finest time that all
 * readers share.
 * @returns false, with `into` undefined in content, where the text is no such moment or names one that never was
 */
export function readInstant(bytes: Uint8Array, from: number, to: number, into: Instant): boolean {
  if (to - from < 20) return false;
  const separator = bytes[from + 10];
  if (bytes[from + 4] !== 0x2d || bytes[from + 7] !== 0x2d || (separator !== 0x54 && separator !== 0x74))
    return false;
  if (bytes[from + 13] !== 0x3a || bytes[from + 16] !== 0x3a) return false;
  const century = pair(bytes, from);
  const year = century * 100 + pair(bytes, from + 2);
  const month = pair(bytes, from + 5);
  const day = pair(bytes, from + 8);
  const hour = pair(bytes, from + 11);
  const minute = pair(bytes, from + 14);
  const second = pair(bytes, from + 17);
  if (!(century >= 0 && year > 0 && hour < 24 && minute < 60 && second < 60)) return false;
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month))) return false;
  let at = from + 19;
  let fraction = 0;
  if (bytes[at] === 0x2e) {
    const start = ++at;
    for (let scale = 100_000; isDigit(bytes[at]); at++, scale = Math.floor(scale / 10)) {
      fraction += ((bytes[at] as number) - ZERO) * scale;
    }
    if (at === start) return false;
  }
  const offset = readOffset(bytes, at, to);
  if (Number.isNaN(offset)) return false;
  const seconds = hour * 3600 + minute * 60 + second;
  const millis = Math.floor(fraction / 1000);
  into.millis = daysFromEpoch(year, month, day) * DAY_MS + seconds * 1000 + millis - offset;
  into.micros = fraction - millis * 1000;
  return true;
}

/** Milliseconds east of UTC; NaN where the rest of the text is no zone. */
function readOffset(bytes: Uint8Array, at: number, to: number): number {
  const sign = bytes[at];
  if (sign === 0x5a || sign === 0x7a) return at + 1 === to ? 0 : Number.NaN;
  if ((sign !== 0x2b && sign !== 0x2d) || at + 6 !== to || bytes[at + 3] !== 0x3a) return Number.NaN;
  const hours = pair(bytes, at + 1);
  const minutes = pair(bytes, at + 4);
  if (!(hours < 24 && minutes < 60)) return Number.NaN;
  return (sign === 0x2b ? 1 : -1) * (hours * 60 + minutes) * 60_000;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= ZERO + 9;
}

/** Two digits as a number; NaN where they are none. */
function pair(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] as number) - ZERO;
  const ones = (bytes[at + 1] as number) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return leap ? 29 : (MONTH_DAYS[month - 1] as number);
}

/** Days from 1970-01-01 in the Gregorian calendar, carried back before its beginning. */
function daysFromEpoch(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 +
    yearOfEra * 365 +
    Math.floor(yearOfEra / 4) -
    Math.floor(yearOfEra / 100) +
    dayOfYear -
    719_468
  );
}
