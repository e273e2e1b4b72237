import { CUE } from "./cues";
import { GAP } from "./gaps";
import { addUnit, HASH_START, hashWord, spread } from "./hash";
import { FAMOUS_PAIR, type Lexicon, lookUp } from "./lexicon";
import { SHAPE } from "./shapes";
import type { Tokens } from "./token-arrays";
import type { Words } from "./word-arrays";

/** Cue groups before a name that speak of somebody one knows. */
const PERSONAL = new Uint8Array(32);
for (const group of [CUE.kin, CUE.friend, CUE.intro, CUE.greeting, CUE.signoff]) PERSONAL[group] = 1;

/** Gaps inside addresses, identifiers and file names. */
const GLUED = new Uint8Array(32);
for (const within of [GAP.none, GAP.glued, GAP.dot]) GLUED[within] = 1;

const I = hashWord("i");

/** One number for two words side by side. */
export function pairOf(first: number, second: number): number {
  return spread(addUnit(addUnit(HASH_START, first), second));
}

/** Marks public figures and the words that the tagger is asked about. */
export function markCandidates(tokens: Tokens, words: Words, lexicon: Lexicon): void {
  const { count, hash } = tokens;
  const { candidate, famous } = words;
  for (let at = 0; at < count; at++) {
    candidate[at] = isCandidate(tokens, words, at) ? 1 : 0;
    if (at === 0 || candidate[at] === 0 || candidate[at - 1] === 0) continue;
    if (lookUp(lexicon, pairOf(hash[at - 1] as number, hash[at] as number)) === FAMOUS_PAIR) {
      famous[at - 1] = 1;
      famous[at] = 1;
    }
  }
  for (let at = 0; at < count; at++) {
    if (famous[at] === 0) continue;
    const personal = isPersonal(tokens, words, at);
    for (; at < count && famous[at] === 1; at++) {
      if (personal) famous[at] = 0;
      else candidate[at] = 0;
    }
  }
}

/** Whether a word before a public figure's name says that somebody is meant whom one knows, and who is called alike. */
function isPersonal({ gap }: Tokens, { cue }: Words, at: number): boolean {
  if (gap[at] === GAP.colon) return true;
  if (gap[at] !== GAP.space && gap[at] !== GAP.comma) return false;
  return PERSONAL[cue[at - 1] ?? 0] === 1 || (gap[at - 1] === GAP.space && PERSONAL[cue[at - 2] ?? 0] === 1);
}

/** Whether the tagger is asked about a word: most words of a text can be no part of a name as they stand. */
function isCandidate(
  { count, shape, hash, letters, gap, script }: Tokens,
  words: Words,
  at: number,
): boolean {
  const { entry, cue, candidate } = words;
  const form = shape[at] as number;
  if (form === SHAPE.digits) return false;
  if (hash[at] === I) return gap[at + 1] === GAP.period || gap[at + 1] === GAP.dot;
  // Letters of several scripts run together are no names, whatever they are.
  if (form === SHAPE.caseless || script[at] !== 0) return gap[at] !== GAP.none || gap[at + 1] !== GAP.none;
  if (form === SHAPE.initial && !hasNameBeside(shape, count, at)) return false;
  if (form === SHAPE.letter) return false;
  if (cue[at] === CUE.suffix) return at > 0 && candidate[at - 1] === 1;
  if (cue[at] === CUE.particle && form === SHAPE.lower) {
    return at > 0 && at + 1 < count && (candidate[at - 1] === 1 || cue[at - 1] === CUE.title);
  }
  const bits = entry[at] as number;
  if ((bits & 15) !== 0) return true;
  if (bits >> 4 === 0) {
    if (form !== SHAPE.lower) return (letters[at] as number) > 1 || form === SHAPE.initial;
    // Small letters nobody knows: short ones and parts of something longer are abbreviations and identifiers.
    return (
      (letters[at] as number) > 2 && GLUED[gap[at] as number] === 0 && GLUED[gap[at + 1] as number] === 0
    );
  }
  if (form === SHAPE.lower) return (words.stem[at] as number) !== 0;
  return form !== SHAPE.upper || words.mode !== 1;
}

/** Whether a word with a capital and more letters stands near an initial: alone it is none. */
function hasNameBeside(shape: Uint8Array, count: number, at: number): boolean {
  for (let near = Math.max(0, at - 1); near <= at + 2 && near < count; near++) {
    const form = shape[near];
    if (form === SHAPE.capitalised || form === SHAPE.upper || form === SHAPE.mixed) return true;
  }
  return false;
}
