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

/** An identifier that a program has made. */
export function machineId(random: Random): string {
  const of = (letters: string, count: number) =>
    Array.from({ length: count }, () => random.pick([...letters])).join("");
  const head = random.pick(
    choices("op|evt|req|job|run|id|tok|sess|msg|key|usr|trace|span|db|s3|i|pod|node|arn|ref"),
  );
  const roll = random.next();
  if (roll < 0.35) return `${head}-${of("bcdfghjklmnpqrstvwxz", 5 + random.below(14))}`;
  if (roll < 0.6) return `${head}_${of("abcdefghijklmnopqrstuvwxyz0123456789", 6 + random.below(12))}`;
  if (roll < 0.8) return of("0123456789abcdef", 8 + random.below(40));
  return [8, 4, 4, 4, 12].map((count) => of("0123456789abcdef", count)).join("-");
}
