/** What is known of each word of a text, in parallel arrays: reused by the next text. */
export interface Words {
  /** The lexicon's byte. */
  entry: Uint8Array;
  /** How common it is as a name without its last `s`, packed as in `entry`. */
  stem: Uint8Array;
  /** The cue group. */
  cue: Uint8Array;
  /** How the lexicon sees it, roughly: first name 0-2, last name 0-2, word 0-3. */
  rough: Uint8Array;
  /** What a neighbour sees of it. */
  seen: Uint16Array;
  /** Whether the tagger is asked. */
  candidate: Uint8Array;
  /** Whether it is part of the full name of a public figure. */
  famous: Uint8Array;
  /** 0 mixed, 1 mostly upper case, 2 mostly capitalised, 3 all lower case. */
  mode: number;
  /** Whether the text speaks of what is studied (a theorem, a novel), and whether it is mostly in Latin letters. */
  study: number;
  latin: number;
}

/** Room for so many words. */
export function allocateWords(size: number): Words {
  const bytes = () => new Uint8Array(size);
  return {
    entry: bytes(),
    stem: bytes(),
    cue: bytes(),
    rough: bytes(),
    seen: new Uint16Array(size),
    candidate: bytes(),
    famous: bytes(),
    mode: 0,
    study: 0,
    latin: 0,
  };
}
