/** Letters below this code are folded by table. */
const TABLE_END = 0x250;

/** Letters of Cyrillic and Greek that look like Latin ones: one who writes `раssport` means `passport`. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  а: "a",
  е: "e",
  ё: "e",
  о: "o",
  р: "p",
  с: "c",
  у: "y",
  х: "x",
  і: "i",
  ї: "i",
  ј: "j",
  ѕ: "s",
  һ: "h",
  ԁ: "d",
  ԛ: "q",
  ԝ: "w",
  α: "a",
  ο: "o",
  ν: "v",
  ρ: "p",
  ι: "i",
  κ: "k",
  τ: "t",
};
const PLAIN: Readonly<Record<string, string>> = {
  ß: "s",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ħ: "h",
  ı: "i",
  æ: "e",
  œ: "o",
};

const table = new Uint16Array(TABLE_END);
for (let code = 0; code < TABLE_END; code++) {
  const lower = String.fromCharCode(code).toLowerCase();
  const bare = PLAIN[lower] ?? lower.normalize("NFD");
  table[code] = bare.charCodeAt(0);
}
const beyond = new Map<number, number>();
for (const [char, plain] of Object.entries(LOOKALIKES)) {
  beyond.set(char.charCodeAt(0), plain.charCodeAt(0));
  beyond.set(char.toUpperCase().charCodeAt(0), plain.charCodeAt(0));
}

/**
 * A letter as the lexicon knows it: lower case, without accent, Latin where it looks so; 0 for a mark that only changes
 * the letter before it. One code for one code, so that offsets stay.
 */
export function foldCode(code: number): number {
  if (code < TABLE_END) return table[code] as number;
  if (code >= 0x300 && code < 0x370) return 0;
  const plain = beyond.get(code);
  if (plain !== undefined) return plain;
  return code >= 0x410 && code < 0x430 ? code + 0x20 : code;
}

/** A word of the lexicon or a text, folded. */
export function foldWord(word: string): string {
  let folded = "";
  for (let at = 0; at < word.length; at++) {
    const code = foldCode(word.charCodeAt(at));
    if (code !== 0) folded += String.fromCharCode(code);
  }
  return folded;
}
