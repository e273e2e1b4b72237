import { remembered } from "./unify";
import { rewrite, type View } from "./view";

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
  const { text: bare, offsets } = rewrite(text, foldCharacter);
  const folded = bare.toLowerCase();
  return offsets ? { text: folded, offsets } : { text: folded };
}

const foldCharacter = remembered((char) => {
  const bare = char.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return LETTERS[bare] ?? bare;
});
