import { GAP } from "./gaps";
import type { Tokens } from "./token-arrays";
import type { Words } from "./word-arrays";

/** Weights of the tagger; features are hashed to one of them. */
export const WEIGHT_BITS = 18;
const SHIFT = 32 - WEIGHT_BITS;

/** Where the features of one word go: those of the word, then those that count only if the word before is of a name. */
export interface FeatureList {
  slots: Int32Array;
  /** How many are of the word itself, and how many there are. */
  own: number;
  all: number;
}

export const features: FeatureList = { slots: new Int32Array(64), own: 0, all: 0 };

let length = 0;

function add(template: number, value: number): void {
  features.slots[length++] = Math.imul(Math.imul(template + 1, 0x9e3779b1) ^ value, 0x85ebca6b) >>> SHIFT;
}

/** Gaps after which a sentence or a line starts. */
const STARTS = new Uint8Array(32);
for (const gap of [
  GAP.edge,
  GAP.line,
  GAP.paragraph,
  GAP.item,
  GAP.exclamation,
  GAP.period,
  GAP.spacedPeriod,
]) {
  STARTS[gap] = 1;
}

/** Fills `features` for one word. */
export function extract(tokens: Tokens, words: Words, at: number): void {
  const { count, hash, shape, gap, prefix, suffix, letters, possessive, script } = tokens;
  const { entry, stem, cue, rough, seen, famous } = words;
  length = 0;
  const form = shape[at] as number;
  const bits = entry[at] as number;
  const own = (rough[at] as number) | (form << 6);
  const size = Math.min(letters[at] as number, 9);
  const before = gap[at] as number;
  const after = gap[at + 1] as number;
  const start = STARTS[before] as number;
  const has = at > 0 ? at - 1 : -1;
  const next = at + 1 < count ? at + 1 : -1;
  const prevHash = has >= 0 ? (hash[has] as number) : 1;
  const nextHash = next >= 0 ? (hash[next] as number) : 1;
  const prevSeen = has >= 0 ? (seen[has] as number) : 0xfff;
  const nextSeen = next >= 0 ? (seen[next] as number) : 0xfff;
  const prev2 = at > 1 ? at - 2 : -1;
  const next2 = at + 2 < count ? at + 2 : -1;
  const prev2Seen = prev2 >= 0 ? (seen[prev2] as number) : 0xfff;
  const next2Seen = next2 >= 0 ? (seen[next2] as number) : 0xfff;
  const beforeOf = has >= 0 ? (gap[has] as number) : GAP.edge;
  const afterOf = next >= 0 ? (gap[next + 1] as number) : GAP.edge;
  const tone = words.mode | (start << 2);

  add(0, form | (tone << 4));
  add(1, bits | (form << 8));
  add(2, bits | (tone << 8) | ((form & 7) << 12));
  if ((bits >> 4) & 15) add(3, hash[at] as number);
  if ((bits >> 4) & 15) add(4, (hash[at] as number) ^ (form << 3) ^ start);
  add(5, prefix[at] as number);
  add(6, (suffix[at] as number) ^ (bits === 0 ? 0x5555 : 0));
  add(7, size | ((bits === 0 ? 1 : 0) << 4) | (form << 5) | (start << 9));
  add(8, before | (after << 5) | (form << 10));
  add(9, before | (after << 5) | (own << 10));
  add(10, prevHash ^ before);
  add(11, nextHash ^ after);
  add(12, prevSeen | (before << 10));
  add(13, nextSeen | (after << 10));
  add(14, prevSeen | (before << 10) | (own << 15));
  add(15, nextSeen | (after << 10) | (own << 15));
  add(16, prevHash ^ (own << 20));
  add(17, nextHash ^ (own << 20));
  add(18, prevSeen | (prev2Seen << 12) | ((form & 7) << 24));
  add(19, nextSeen | (next2Seen << 12) | ((form & 7) << 24));
  add(20, prevSeen | (nextSeen << 12) | ((own === 0 ? 1 : 0) << 24) | ((form & 7) << 25));
  add(21, (prev2 >= 0 ? (hash[prev2] as number) : 2) ^ Math.imul(prevHash, 31));
  add(22, (next2 >= 0 ? (hash[next2] as number) : 2) ^ Math.imul(nextHash, 31));
  add(23, (prev2 >= 0 ? (hash[prev2] as number) : 2) ^ (beforeOf << 3));
  add(24, (next2 >= 0 ? (hash[next2] as number) : 2) ^ (afterOf << 3));
  add(
    25,
    (famous[at] as number) |
      (words.study << 1) |
      ((bits >> 6) << 2) |
      ((form & 7) << 4) |
      ((prevSeen & 63) << 7),
  );
  add(26, (possessive[at] as number) | (own << 1) | ((nextSeen & 63) << 12));
  add(
    27,
    (famous[at] as number) |
      (words.study << 1) |
      ((bits >> 6) << 2) |
      ((nextSeen & 63) << 7) |
      ((possessive[at] as number) << 14),
  );
  add(28, (script[at] as number) | (words.latin << 4) | (size << 5) | (before << 9) | (after << 14));
  add(29, (cue[at] as number) | (form << 5) | (after << 9) | (before << 14));
  add(30, prevHash ^ Math.imul(nextHash, 17));
  add(
    31,
    (script[at] as number) |
      (words.latin << 4) |
      ((nextSeen & 63) << 5) |
      ((prevSeen & 63) << 11) |
      ((bits !== 0 ? 1 : 0) << 17),
  );
  const foreign = (script[at] === 0 ? 0 : 1) | (words.latin << 1);
  const foreignBefore = has >= 0 && script[has] !== 0 ? 1 : 0;
  const foreignAfter = next >= 0 && script[next] !== 0 ? 1 : 0;
  add(44, foreign | (foreignBefore << 2) | (foreignAfter << 3) | (bits << 4));
  add(40, (famous[at] as number) | ((form & 7) << 1));
  if (stem[at] !== 0) {
    add(41, (stem[at] as number) | (own << 4));
    add(42, ((stem[at] as number) > 0 ? 1 : 0) | ((nextSeen & 63) << 1) | (own << 7));
    add(43, (stem[at] as number) | ((prevSeen & 63) << 4));
  }
  features.own = length;
  const pair = has >= 0 ? ((shape[has] as number) << 4) | form : form;
  const prevOwn = has >= 0 ? (rough[has] as number) : 63;
  add(32, before);
  add(33, before | (pair << 5));
  add(34, before | (own << 5));
  add(35, before | (prevOwn << 5) | ((rough[at] as number) << 11));
  add(36, before | (pair << 5) | (prevOwn << 13) | ((rough[at] as number) << 19));
  add(37, before | ((cue[at] as number) << 5) | (has >= 0 ? (cue[has] as number) << 10 : 0));
  add(38, before | (beforeOf << 5) | (after << 10) | (pair << 15));
  features.all = length;
}
