import { markCandidates } from "./candidates";
import { CUE, cueOf } from "./cues";
import { hashWord } from "./hash";
import { type Lexicon, lookUp } from "./lexicon";
import { SHAPE } from "./shapes";
import type { Tokens } from "./token-arrays";
import { allocateWords, type Words } from "./word-arrays";

let words = allocateWords(1024);

/** Lexicon bytes of all words, and of what they would be without a plural or possessive `s`. */
export function readEntries(text: string, tokens: Tokens, lexicon: Lexicon): Uint8Array {
  if (tokens.count + 1 > words.entry.length) words = allocateWords(tokens.count + 1024);
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
  const { count, shape, hash } = tokens;
  const { entry, cue, rough, seen, famous } = words;
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
  markCandidates(tokens, words, lexicon);
  return words;
}
