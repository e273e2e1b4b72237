/** Bytes of JSON's own characters. */
export const QUOTE = 0x22;
export const BACKSLASH = 0x5c;
export const COLON = 0x3a;
export const COMMA = 0x2c;
export const OPEN_OBJECT = 0x7b;
export const CLOSE_OBJECT = 0x7d;
export const OPEN_LIST = 0x5b;
export const CLOSE_LIST = 0x5d;

/** Place of the first byte at or after `at` that is no white space. A line feed never lies within a line. */
export function skipSpace(bytes: Uint8Array, at: number): number {
  let next = at;
  let byte = bytes[next];
  while (byte === 0x20 || byte === 0x09 || byte === 0x0d) byte = bytes[++next];
  return next;
}

/**
 * Place of the quote that ends the string beginning after `at`; its complement (~place) where the string holds
 * escapes, and the complement of 0, -1, where it does not end or holds a control character.
 */
export function endOfString(bytes: Uint8Array, at: number, end: number): number {
  let escaped = false;
  for (let next = at; next < end; next++) {
    const byte = bytes[next] as number;
    if (byte === QUOTE) return escaped ? ~next : next;
    if (byte === BACKSLASH) {
      escaped = true;
      next++;
    } else if (byte < 0x20) return -1;
  }
  return -1;
}

/**
 * End of the value that begins at `at`, found by its brackets and quotes alone: what lies between is not checked.
 * -1 where it does not end.
 */
export function endOfValue(bytes: Uint8Array, at: number, end: number): number {
  let depth = 0;
  for (let next = at; next < end; next++) {
    const byte = bytes[next];
    if (byte === QUOTE) {
      const close = endOfString(bytes, next + 1, end);
      if (close === -1) return -1;
      next = close < 0 ? ~close : close;
      if (depth === 0) return next + 1;
    } else if (byte === OPEN_OBJECT || byte === OPEN_LIST) depth++;
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
      if (depth === 0) return next;
      if (--depth === 0) return next + 1;
    } else if (depth === 0 && (byte === COMMA || byte === 0x20 || byte === 0x09 || byte === 0x0d))
      return next;
  }
  return depth === 0 ? end : -1;
}

/** Whether `word` stands at a place. */
export function standsAt(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let index = 0; index < word.length; index++) if (bytes[at + index] !== word[index]) return false;
  return true;
}
