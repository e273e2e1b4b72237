/** What a UTF-16 unit is to the tokeniser. */
export const KIND = {
  other: 0,
  space: 1,
  newline: 2,
  digit: 3,
  lower: 4,
  upper: 5,
  caseless: 6,
  mark: 7,
} as const;

/** Scripts told apart; everything else is `latin`. */
export const SCRIPT = {
  latin: 0,
  greek: 1,
  cyrillic: 2,
  armenian: 3,
  hebrew: 4,
  arabic: 5,
  indic: 6,
  thai: 7,
  georgian: 8,
  hangul: 9,
  kana: 10,
  han: 11,
} as const;

/** Blocks of letters without case: first unit, last unit, script. Vowel signs of the Indic scripts belong to words. */
const CASELESS: readonly (readonly [number, number, number])[] = [
  [0x5d0, 0x5f2, SCRIPT.hebrew],
  [0x620, 0x64a, SCRIPT.arabic],
  [0x66e, 0x6d5, SCRIPT.arabic],
  [0x6ee, 0x7bf, SCRIPT.arabic],
  [0x8a0, 0x8c9, SCRIPT.arabic],
  [0x900, 0x963, SCRIPT.indic],
  [0x971, 0xdff, SCRIPT.indic],
  [0xe01, 0xe4e, SCRIPT.thai],
  [0xe81, 0xecd, SCRIPT.thai],
  [0x1000, 0x1049, SCRIPT.thai],
  [0x10a0, 0x10ff, SCRIPT.georgian],
  [0x1100, 0x11ff, SCRIPT.hangul],
  [0x1200, 0x135a, SCRIPT.indic],
  [0x1780, 0x17d3, SCRIPT.thai],
  [0x3041, 0x30fa, SCRIPT.kana],
  [0x30fc, 0x30ff, SCRIPT.kana],
  [0x3005, 0x3007, SCRIPT.han],
  [0x3400, 0x9fff, SCRIPT.han],
  [0xac00, 0xd7a3, SCRIPT.hangul],
  [0xf900, 0xfaff, SCRIPT.han],
];
/** Marks that a word is read without. */
const MARKS: readonly (readonly [number, number])[] = [
  [0x300, 0x36f],
  [0x591, 0x5c7],
  [0x610, 0x61a],
  [0x64b, 0x65f],
  [0x670, 0x670],
  [0x6d6, 0x6ed],
  [0x1ab0, 0x1aff],
];
/** Blocks of letters with case. */
const CASED: readonly (readonly [number, number])[] = [
  [0x41, 0x24f],
  [0x370, 0x58f],
  [0x1e00, 0x1fff],
];
/** Letters that no decomposition takes apart, by one that stands for them. */
const ALIKE: Record<string, string> = {
  ß: "s",
  æ: "a",
  œ: "o",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "t",
  ł: "l",
  ħ: "h",
  ı: "i",
};

const FOLDED_UNITS = 0x2000;

/** Kind of every UTF-16 unit. */
export const KINDS = new Uint8Array(0x10000);
/** Every unit below `FOLDED_UNITS` without case and accent. */
export const FOLDED = new Uint16Array(FOLDED_UNITS);

for (let unit = 0; unit < FOLDED_UNITS; unit++) FOLDED[unit] = unit;
for (const [first, last] of CASED) {
  for (let unit = first; unit <= last; unit++) {
    const char = String.fromCharCode(unit);
    const lower = char.toLowerCase();
    const isUpper = lower !== char;
    if (!isUpper && char.toUpperCase() === char && !/\p{L}/u.test(char)) continue;
    KINDS[unit] = isUpper ? KIND.upper : KIND.lower;
    const bare = unit < 0x80 ? lower : lower.normalize("NFD").charAt(0);
    FOLDED[unit] = (ALIKE[bare] ?? bare).charCodeAt(0);
  }
}
for (const [first, last] of CASELESS) KINDS.fill(KIND.caseless, first, last + 1);
for (const [first, last] of MARKS) KINDS.fill(KIND.mark, first, last + 1);
KINDS.fill(KIND.digit, 0x30, 0x3a);
KINDS[0x20] = KIND.space;
KINDS[0x09] = KIND.space;
KINDS[0x0a] = KIND.newline;
KINDS[0x0d] = KIND.newline;

/** The script of a letter. */
export function scriptOf(unit: number): number {
  if (unit < 0x370) return SCRIPT.latin;
  if (unit < 0x400 || (unit >= 0x1f00 && unit <= 0x1fff)) return SCRIPT.greek;
  if (unit < 0x530) return SCRIPT.cyrillic;
  if (unit < 0x590) return SCRIPT.armenian;
  for (const [first, last, script] of CASELESS) if (unit >= first && unit <= last) return script;
  return SCRIPT.latin;
}
