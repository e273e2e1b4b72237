import type { Random } from "./random";

const choices = (text: string) => text.split("|");

/** Every word with a capital. */
export const titled = (text: string) => text.replace(/\b[a-z]/g, (letter) => letter.toUpperCase());

/** An abbreviation of nothing. */
export function randomLetters(random: Random): string {
  const letters = Array.from({ length: 2 + random.below(4) }, () =>
    random.pick([..."bcdfghjklmnpqrstvwxzaeiou"]),
  ).join("");
  return random.chance(0.35) ? letters.toUpperCase() : letters;
}

/** A word of no language, as brands and products have. */
export function madeUp(random: Random): string {
  const syllable = () =>
    random.pick(choices("b|c|d|f|g|k|l|m|n|p|r|s|t|v|z|tr|st|br|qu|x|bl|gr|pl")) +
    random.pick(choices("a|e|i|o|u|y|oo|ee|ex|ix|on|ar|er")) +
    random.pick(["", "", "n", "x", "r", "l"]);
  const word = titled(Array.from({ length: 2 + random.below(2) }, syllable).join(""));
  const roll = random.next();
  return roll < 0.3
    ? word.toLowerCase()
    : roll < 0.4
      ? word.toUpperCase()
      : roll < 0.5
        ? word + titled(syllable())
        : word;
}
