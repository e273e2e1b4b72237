import { GAP } from "./flags";

/** Classes of characters: a letter or mark, a digit, or what else stands between words (`SEPARATOR | kind of gap`). */
export const LETTER = 1;
export const DIGIT = 2;
export const BARRIER_CLASS = 3;
export const SEPARATOR = 4;

const GAPS: Readonly<Record<string, number>> = {
  " ": GAP.space,
  "\t": GAP.space,
  "\n": GAP.line,
  "\r": GAP.line,
  "-": GAP.dash,
  ".": GAP.dot,
  "/": GAP.slash,
  "(": GAP.open,
  ")": GAP.close,
  "[": GAP.bracket,
  "]": GAP.bracket,
  "{": GAP.bracket,
  "}": GAP.bracket,
  "<": GAP.bracket,
  ">": GAP.bracket,
  ",": GAP.comma,
  ":": GAP.colon,
  "#": GAP.hash,
  "@": GAP.at,
  "+": GAP.plus,
  _: GAP.underscore,
  "'": GAP.quote,
  '"': GAP.quote,
  "`": GAP.quote,
  "=": GAP.equals,
  $: GAP.currency,
  "%": GAP.percent,
  ";": GAP.semicolon,
  "、": GAP.comma,
  "。": GAP.dot,
  "\u2028": GAP.line,
  "\u2029": GAP.line,
};

/** What the character adds to the gap it stands in. */
const ASCII_GAP = new Int32Array(128).fill(GAP.other);
for (const [char, bit] of Object.entries(GAPS)) if (char < "\u0080") ASCII_GAP[char.charCodeAt(0)] = bit;

const BLOCK = 256;
const blocks: (Uint8Array | undefined)[] = new Array(65_536 / BLOCK);

/** Class of a UTF-16 unit. Blocks of 256 are worked out when a text first needs them. */
export function classOf(code: number): number {
  if (code < BLOCK) return FIRST[code] as number;
  const block = blocks[code >> 8] ?? makeBlock(code >> 8);
  return block[code & 255] as number;
}

export function gapOf(code: number): number {
  return code < 128 ? (ASCII_GAP[code] as number) : (GAPS[String.fromCharCode(code)] ?? GAP.other);
}

function makeBlock(high: number): Uint8Array {
  const block = new Uint8Array(BLOCK);
  for (let low = 0; low < BLOCK; low++) {
    const code = (high << 8) | low;
    const char = String.fromCharCode(code);
    if (code === 0xe000) block[low] = BARRIER_CLASS;
    else if (code >= 0x30 && code <= 0x39) block[low] = DIGIT;
    else block[low] = /[\p{L}\p{M}]/u.test(char) ? LETTER : SEPARATOR;
  }
  blocks[high] = block;
  return block;
}

const FIRST = makeBlock(0);

/** Whether the character belongs to a word or number, or is a barrier: what stands next to it is no whole word. */
export function joins(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const code = text.charCodeAt(at);
  return code === 0x5f || classOf(code) !== SEPARATOR;
}
