import { CUE, cueOf } from "./cues";
import { GAP } from "./gaps";
import { addUnit, HASH_START, hashWord, spread } from "./hash";
import { FAMOUS_PAIR, type Lexicon, lookUp } from "./lexicon";
import { SHAPE, type Tokens } from "./tokens";

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

function allocate(size: number): Words {
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

let words = allocate(1024);

/** Cue groups before a name that speak of somebody one knows. */
const PERSONAL = new Uint8Array(32);
for (const group of [CUE.kin, CUE.friend, CUE.label, CUE.intro, CUE.greeting, CUE.signoff])
  PERSONAL[group] = 1;

const I = hashWord("i");

/** One number for two words side by side. */
export function pairOf(first: number, second: number): number {
  return spread(addUnit(addUnit(HASH_START, first), second));
}

/** Lexicon bytes of all words, and of what they would be without a plural or possessive `s`. */
export function readEntries(text: string, tokens: Tokens, lexicon: Lexicon): Uint8Array {
  if (tokens.count + 1 > words.entry.length) words = allocate(tokens.count + 1024);
  const { entry, stem } = words;
  for (let at = 0; at < tokens.count; at++) {
    stem[at] = 0;
    entry[at] = 0;
    if (tokens.shape[at] === SHAPE.digits) continue;
    const found = lookUp(lexicon, tokens.hash[at] as number);
    entry[at] = found;
    if (found >> 4 === 3 || (tokens.letters[at] as number) < 4) continue;
    const end = tokens.end[at] as number;
    if ((text.charCodeAt(end - 1) | 0x20) !== 0x73) continue;
    stem[at] = lookUp(lexicon, hashWord(text.slice(tokens.start[at], end - 1))) & 15;
  }
  return entry;
}

/** Everything else about the words, from their lexicon bytes. */
export function describe(tokens: Tokens, lexicon: Lexicon): Words {
  const { count, shape, hash, letters, gap } = tokens;
  const { entry, cue, rough, seen, candidate, famous } = words;
  let upper = 0;
  let capitalised = 0;
  let lower = 0;
  let latin = 0;
  words.study = 0;
  for (let at = 0; at < count; at++) {
    const form = shape[at] as number;
    if (form === SHAPE.upper) upper++;
    else if (form === SHAPE.capitalised || form === SHAPE.mixed) capitalised++;
    else if (form === SHAPE.lower) lower++;
    if (tokens.script[at] === 0) latin++;
    const group = cueOf(hash[at] as number);
    if (group === CUE.study) words.study = 1;
    cue[at] = group;
    const bits = entry[at] as number;
    const first = Math.min(bits & 3, 2);
    const last = Math.min((bits >> 2) & 3, 2);
    rough[at] = (first * 3 + last) * 4 + ((bits >> 4) & 3);
    const written = form === SHAPE.lower ? 0 : form === SHAPE.capitalised ? 1 : form === SHAPE.upper ? 2 : 3;
    seen[at] = (group > 0 ? group : 24 + (rough[at] as number)) | (written << 6) | ((bits >> 6) << 8);
    famous[at] = 0;
  }
  const cased = upper + capitalised + lower;
  words.mode =
    cased === lower ? 3 : upper * 10 > cased * 6 && upper > 1 ? 1 : capitalised * 10 > cased * 7 ? 2 : 0;
  words.latin = latin * 2 > count ? 1 : 0;
  for (let at = 0; at < count; at++) {
    candidate[at] = isCandidate(at) ? 1 : 0;
    if (
      at > 0 &&
      candidate[at] === 1 &&
      candidate[at - 1] === 1 &&
      lookUp(lexicon, pairOf(hash[at - 1] as number, hash[at] as number)) === FAMOUS_PAIR
    ) {
      famous[at - 1] = 1;
      famous[at] = 1;
    }
  }
  for (let at = 0; at < count; at++) if (famous[at] === 1 && !isPersonal(at)) candidate[at] = 0;
  return words;

  /** Whether a word before a public figure's name says that a private person is meant who is called alike. */
  function isPersonal(at: number): boolean {
    let from = at;
    while (from > 0 && famous[from - 1] === 1) from--;
    return PERSONAL[cue[from - 1] ?? 0] === 1 || PERSONAL[cue[from - 2] ?? 0] === 1;
  }

  function isCandidate(at: number): boolean {
    const form = shape[at] as number;
    if (form === SHAPE.digits) return false;
    if (hash[at] === I) return gap[at + 1] === GAP.period || gap[at + 1] === GAP.dot;
    if (form === SHAPE.caseless || tokens.script[at] !== 0) return true;
    if (form === SHAPE.letter) return false;
    if (cue[at] === CUE.suffix) return at > 0 && candidate[at - 1] === 1;
    if (cue[at] === CUE.particle && form === SHAPE.lower) {
      return at > 0 && at + 1 < count && (candidate[at - 1] === 1 || cue[at - 1] === CUE.title);
    }
    const bits = entry[at] as number;
    if ((bits & 15) !== 0) return true;
    if (bits >> 4 === 0) return (letters[at] as number) > 1 || form === SHAPE.initial;
    if (form === SHAPE.lower) return (words.stem[at] as number) !== 0;
    return form !== SHAPE.upper || words.mode !== 1;
  }
}
