const ZERO = 0x30;
const NINE = 0x39;
const MINUS = 0x2d;

/** Digits that a double holds exactly, whatever they are. */
const EXACT_DIGITS = 15;

/** What `readNumber` found: the number, and the place behind it. */
export interface NumberRead {
  value: number;
  end: number;
  /** Whether it was written with digits alone. */
  integer: boolean;
}

/** Reads a JSON number. @returns false where there is none at `at` */
export function readNumber(bytes: Buffer, at: number, into: NumberRead): boolean {
  let next = at;
  if (bytes[next] === MINUS) next++;
  const first = next;
  let value = 0;
  while (isDigit(bytes[next])) value = value * 10 + (bytes[next++] as number) - ZERO;
  const digits = next - first;
  if (digits === 0 || (digits > 1 && bytes[first] === ZERO)) return false;
  into.integer = true;
  if (bytes[next] === 0x2e) {
    into.integer = false;
    const point = next++;
    while (isDigit(bytes[next])) next++;
    if (next === point + 1) return false;
  }
  if (bytes[next] === 0x65 || bytes[next] === 0x45) {
    into.integer = false;
    next++;
    if (bytes[next] === 0x2b || bytes[next] === MINUS) next++;
    const exponent = next;
    while (isDigit(bytes[next])) next++;
    if (next === exponent) return false;
  }
  into.end = next;
  const isPlain = into.integer && digits <= EXACT_DIGITS;
  into.value = isPlain ? (bytes[at] === MINUS ? -value : value) : Number(bytes.toString("latin1", at, next));
  return true;
}

/**
 * Whether a double holds the number as it is written: an integer's own value, or the text a double of that value is
 * written as. Of fractions it holds the nearest, as every JSON reader does.
 */
export function isExact(bytes: Buffer, at: number, read: NumberRead): boolean {
  if (!read.integer || Number.isSafeInteger(read.value)) return Number.isFinite(read.value);
  const text = bytes.toString("latin1", at, read.end);
  return Number.isFinite(read.value) && (String(read.value) === text || BigInt(read.value) === BigInt(text));
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= NINE;
}
