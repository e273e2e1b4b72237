/** First code points of the decimal digits of scripts in use; NFKC covers the compatibility forms. */
const DIGIT_ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810,
];
/** Longest compatibility form that takes the place of a character. */
const LONGEST_FORM = 4;
const BLOCK = 256;
const BMP_END = 0x10000;

/** What characters become, `undefined` for those that stay; blocks of 256 are worked out when first needed. */
const blocks: ((string | undefined)[] | undefined)[] = new Array(BMP_END / BLOCK);

/**
 * A character in its plain form: nothing for what cannot be seen, ASCII for dashes, quotes, spaces and digits, else its
 * compatibility form (NFKC). `undefined` where it is plain already.
 */
export function unify(code: number): string | undefined {
  if (code >= BMP_END) return changed(code);
  const block = blocks[code >> 8] ?? makeBlock(code >> 8);
  return block[code & (BLOCK - 1)];
}

function makeBlock(high: number): (string | undefined)[] {
  const block = Array.from({ length: BLOCK }, (_, low) => changed((high << 8) | low));
  blocks[high] = block;
  return block;
}

function changed(code: number): string | undefined {
  const char = String.fromCodePoint(code);
  const plain = plainForm(char, code);
  return plain === char ? undefined : plain;
}

function plainForm(char: string, code: number): string {
  if (/\p{Default_Ignorable_Code_Point}|\p{Cf}/u.test(char)) return "";
  if (/[\p{Pd}\u2212\u2043]/u.test(char)) return "-";
  if (/\p{Zs}/u.test(char)) return " ";
  if (/[‘’‛ʼ´′]/u.test(char)) return "'";
  if (/[“”„‟″«»]/u.test(char)) return '"';
  if (/[․。・]/u.test(char)) return ".";
  // The ordinal sign stands for a degree sign on many keyboards; NFKC would make it a letter.
  if (code === 0xba) return "°";
  if (/\p{Nd}/u.test(char)) {
    const zero = DIGIT_ZEROS.find((first) => code >= first && code <= first + 9);
    if (zero !== undefined) return String(code - zero);
  }
  const form = char.normalize("NFKC");
  // A phrase in one character is no part of a value, and many of them would make the text grow.
  return form.length <= LONGEST_FORM ? form : char;
}
