/** First code points of the decimal digits of scripts in use; NFKC covers the compatibility forms. */
const DIGIT_ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810,
];
/** Longest compatibility form that takes the place of a character. */
const LONGEST_FORM = 2;
const BLOCK = 256;
const BMP_END = 0x10000;

/**
 * Remembers what characters become, in blocks of 256 that are worked out when first needed.
 *
 * @param form the form of a character; the same string where it stays
 * @returns `undefined` for a character that stays
 */
export function remembered(
  form: (char: string, code: number) => string,
): (code: number) => string | undefined {
  const blocks: ((string | undefined)[] | undefined)[] = new Array(BMP_END / BLOCK);
  const changed = (code: number) => {
    const char = String.fromCodePoint(code);
    const plain = form(char, code);
    return plain === char ? undefined : plain;
  };
  return (code) => {
    if (code >= BMP_END) return changed(code);
    const high = code >> 8;
    let block = blocks[high];
    if (!block) {
      block = Array.from({ length: BLOCK }, (_, low) => changed((high << 8) | low));
      blocks[high] = block;
    }
    return block[code & (BLOCK - 1)];
  };
}

/**
 * A character in its plain form: nothing for what cannot be seen, ASCII for dashes, quotes, spaces and digits, else its
 * compatibility form (NFKC). `undefined` where it is plain already.
 */
export const unify = remembered(plainForm);

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
  // A phrase or a fraction in one character is no part of a value, and many would make the text grow.
  return form.length <= LONGEST_FORM ? form : char;
}
