import { KIND } from "./characters";

/** How a word is written. */
export const SHAPE = {
  lower: 0,
  capitalised: 1,
  upper: 2,
  initial: 3,
  mixed: 4,
  digits: 5,
  caseless: 6,
  letter: 7,
} as const;

/** The shape of a word from the kind of its first unit and how many of each kind it has. */
export function shapeOf(
  first: number,
  letters: number,
  uppers: number,
  lowers: number,
  digits: number,
): number {
  if (digits > 0) return SHAPE.digits;
  if (uppers + lowers === 0) return SHAPE.caseless;
  if (letters === 1) return uppers > 0 ? SHAPE.initial : SHAPE.letter;
  if (uppers === 0) return SHAPE.lower;
  if (lowers === 0) return SHAPE.upper;
  return uppers === 1 && first === KIND.upper ? SHAPE.capitalised : SHAPE.mixed;
}
