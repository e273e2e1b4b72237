/** Words of a text, in parallel arrays: reused by the next text. */
export interface Tokens {
  count: number;
  /** UTF-16 offsets, end exclusive; a possessive `'s` is left out. */
  start: Int32Array;
  end: Int32Array;
  hash: Int32Array;
  /** Hashes of the first and the last three letters. */
  prefix: Int32Array;
  suffix: Int32Array;
  letters: Uint8Array;
  shape: Uint8Array;
  script: Uint8Array;
  /** What stands before it: a `GAP`. One more than `count` is set, for what follows the last word. */
  gap: Uint8Array;
  possessive: Uint8Array;
}

/** Room for so many words. */
export function allocateTokens(size: number): Tokens {
  const words = () => new Int32Array(size);
  const bytes = () => new Uint8Array(size);
  return {
    count: 0,
    start: words(),
    end: words(),
    hash: words(),
    prefix: words(),
    suffix: words(),
    letters: bytes(),
    shape: bytes(),
    script: bytes(),
    gap: bytes(),
    possessive: bytes(),
  };
}
