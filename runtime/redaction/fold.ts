import type { View } from "./view";

const PLAIN = /^[\t\n\r -~]*$/;

/** Letters that no decomposition takes apart. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ŋ: "n",
};

/** Text without case, accents and ligatures, with the way back to the text given. */
export function fold(text: string): View {
  if (PLAIN.test(text)) return { text: text.toLowerCase() };
  const parts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    const end = at + char.length;
    const plain = char < "\u0080" ? char.toLowerCase() : foldCharacter(char);
    for (let unit = 0; unit < plain.length; unit++) {
      starts.push(at);
      ends.push(end);
    }
    // A mark of its own belongs to the letter before it.
    if (plain === "" && ends.length > 0) ends[ends.length - 1] = end;
    parts.push(plain);
    at = end;
  }
  return { text: parts.join(""), origin: { starts, ends } };
}

function foldCharacter(char: string): string {
  const bare = char.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return LETTERS[bare] ?? bare;
}
