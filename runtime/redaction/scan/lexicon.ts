import { WORD } from "./flags";
import { foldCode, foldWord } from "./fold";
import { BIRTH_PARTS, COMMON, CUES, FILLERS, ID_WORDS, IMPERSONAL, OWNERS } from "./words/cues";
import { DIGITS, MONTHS, ORDINALS, REPEATS, SCALES, TENS } from "./words/numbers";
import { REGION_CODES, REGION_NAMES, TOP_LEVELS } from "./words/regions";
import { DIRECTIONS, STREET_FIRST, STREETS, UNITS } from "./words/streets";

/**
 * Shades of a word: how sure a street's suffix is (1–3), which readings are weak, and what few detectors ask for:
 * `number` and the like after `student`, parts of `d.o.b.` and `turned 12 on`, `www`, `mac`.
 */
export const SHADE = {
  street: 3,
  weakFirst: 4,
  regionCode: 8,
  idWord: 16,
  birthPart: 32,
  www: 64,
  mac: 128,
} as const;

/** Slots of the table; a power of two, at least twice as many as words. */
const SLOTS = 8192;
const words: string[] = [];
const bits: number[] = [];
const values: number[] = [];
const shades: number[] = [];
const table = new Int16Array(SLOTS).fill(-1);
export const HASH_SEED = 5381;

function slotOf(word: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < word.length; at++) hash = (Math.imul(hash, 33) ^ word.charCodeAt(at)) | 0;
  let slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
  while (table[slot] !== -1 && words[table[slot] as number] !== word) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

function add(list: string, flag: number, value = 0, shade = 0): void {
  for (const raw of list.split(" ")) {
    const word = foldWord(raw);
    if (!word) continue;
    const slot = slotOf(word);
    if (table[slot] === -1) {
      table[slot] = words.push(word) - 1;
      bits.push(0);
      values.push(0);
      shades.push(0);
    }
    const at = table[slot] as number;
    bits[at] = (bits[at] as number) | flag;
    if (value > 0) values[at] = value;
    shades[at] = (shades[at] as number) | shade;
  }
}

for (const [digit, list] of DIGITS.entries()) add(list, WORD.digit, digit);
for (const [word, value] of Object.entries(TENS)) add(word, WORD.tens, value);
for (const [word, value] of Object.entries(REPEATS)) add(word, WORD.repeat, value);
for (const [word, value] of Object.entries(SCALES)) add(word, WORD.scale, value);
for (const [day, list] of ORDINALS.entries()) add(list, WORD.ordinal, day);
add("thirtieth", WORD.ordinal, 30);
for (const [month, list] of MONTHS.entries()) add(list, WORD.month, month + 1);
for (const sure of [1, 2, 3] as const) {
  for (const word of STREETS[sure].split(" "))
    if (!(entry(word) & WORD.street)) add(word, WORD.street, 0, sure);
}
add(STREET_FIRST[0], WORD.streetFirst);
add(STREET_FIRST[1], WORD.streetFirst, 0, SHADE.weakFirst);
add(UNITS, WORD.unit);
add(DIRECTIONS, WORD.direction);
add(REGION_CODES, WORD.region, 0, SHADE.regionCode);
add(REGION_NAMES, WORD.region);
add(TOP_LEVELS, WORD.topLevel);
add(COMMON, WORD.common);
add(FILLERS, WORD.filler);
add(OWNERS, WORD.owner);
add(IMPERSONAL, WORD.impersonal);
add("at arroba", WORD.at);
add(ID_WORDS, 0, 0, SHADE.idWord);
add(BIRTH_PARTS, 0, 0, SHADE.birthPart);
add("www", 0, 0, SHADE.www);
add("mac bssid hwaddr ethernet adapter wifi wlan hardware device", 0, 0, SHADE.mac);
add("dot punkt punto point", WORD.dot);
for (const [cue, list] of Object.entries(CUES)) add(list, WORD[cue as keyof typeof CUES]);

function entry(word: string): number {
  const at = table[slotOf(foldWord(word))] as number;
  return at < 0 ? 0 : (bits[at] as number);
}

/** The entry of the word at a place whose folded letters have the hash given, or -1. */
export function lookUp(hash: number, text: string, from: number, until: number): number {
  let slot = (hash ^ (hash >>> 13)) & (SLOTS - 1);
  for (let at = table[slot] as number; at !== -1; at = table[slot] as number) {
    if (isFolded(text, from, until, words[at] as string)) return at;
    slot = (slot + 1) & (SLOTS - 1);
  }
  return -1;
}

function isFolded(text: string, from: number, until: number, word: string): boolean {
  let matched = 0;
  for (let at = from; at < until; at++) {
    const code = foldCode(text.charCodeAt(at));
    if (code === 0) continue;
    if (matched >= word.length || word.charCodeAt(matched) !== code) return false;
    matched++;
  }
  return matched === word.length;
}

export const bitsOf = Int32Array.from(bits);
export const numberOf = Uint8Array.from(values);
export const shadeOf = Uint8Array.from(shades);
/** Longest word of the lexicon, characters. */
export const LONGEST = words.reduce((most, { length }) => Math.max(most, length), 0);
