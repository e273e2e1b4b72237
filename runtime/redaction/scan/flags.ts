/** What a word may be part of; a word of the lexicon has one or more of these. */
export const WORD = {
  /** `five`, `oh`: one digit; the value is the digit. */
  digit: 1 << 0,
  /** `fifteen`, `thirty`: the value is the number. */
  tens: 1 << 1,
  /** `double`, `triple`: the value is how often the next digit stands. */
  repeat: 1 << 2,
  /** `hundred` (value 1), `thousand` (value 2). */
  scale: 1 << 3,
  /** `third`: the value is the day. */
  ordinal: 1 << 4,
  /** The value is the month, 1–12. */
  month: 1 << 5,
  /** Ends the name of a street; the value is how sure that is, 1–3. */
  street: 1 << 6,
  /** Begins the name of a street: `rue`, `calle`; value 2 where it is an English word too. */
  streetFirst: 1 << 7,
  /** `apt`, `suite`, `flat`. */
  unit: 1 << 8,
  /** A state or province of an address: `CA`, `Ontario`; value 1 for an abbreviation. */
  region: 1 << 9,
  /** `N`, `southeast`. */
  direction: 1 << 10,
  /** Stands between a number and other words but is never part of a street's name. */
  common: 1 << 11,
  /** `at`, also in brackets. */
  at: 1 << 12,
  /** `dot`, `point`, `period`. */
  dot: 1 << 13,
  /** Before a number that is no personal one: `version`, `isbn`, `page`. */
  impersonal: 1 << 14,
  /** Ends a web address' host. */
  topLevel: 1 << 15,
  /** Whose: `my`, `her`, `mom`. */
  owner: 1 << 16,
  /** Stands between a cue and its value: `is`, `number`, `the`. */
  filler: 1 << 17,
  phone: 1 << 18,
  ssn: 1 << 19,
  birth: 1 << 20,
  studentId: 1 << 21,
  card: 1 << 22,
  address: 1 << 23,
  record: 1 << 24,
  plan: 1 << 25,
  login: 1 << 26,
  plate: 1 << 27,
  passport: 1 << 28,
  place: 1 << 29,
  mail: 1 << 30,
} as const;

/** What stands between two tokens; one bit per kind of character. */
export const GAP = {
  space: 1 << 0,
  line: 1 << 1,
  dash: 1 << 2,
  dot: 1 << 3,
  slash: 1 << 4,
  open: 1 << 5,
  close: 1 << 6,
  bracket: 1 << 7,
  comma: 1 << 8,
  colon: 1 << 9,
  hash: 1 << 10,
  at: 1 << 11,
  plus: 1 << 12,
  underscore: 1 << 13,
  quote: 1 << 14,
  equals: 1 << 15,
  currency: 1 << 16,
  percent: 1 << 17,
  other: 1 << 18,
  semicolon: 1 << 19,
} as const;

/** Kinds of token. */
export const KIND = { none: 0, word: 1, digits: 2, barrier: 3 } as const;
