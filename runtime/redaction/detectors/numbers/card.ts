import { GAP, WORD } from "../../scan/flags";
import { glued, has } from "../../scan/tokens";
import { type Context, cued } from "../context";
import { type Group, joined } from "./runs";

const BETWEEN = GAP.space | GAP.dash | GAP.dot;
const SHORTEST = 13;
const LONGEST = 19;
/** Characters between `card` or the like and a number whose check digit is wrong. */
const REACH = 32;

/**
 * Card numbers have 13 to 19 digits (ISO/IEC 7812) and begin with the digit of a payment network. The check digit must
 * be right unless a word before says what the number is.
 */
export function matchCard(context: Context, run: readonly Group[], at: number): number {
  const first = (run[at] as Group).digits.charCodeAt(0) - 48;
  if (first < 2 || first > 6 || gluedToLetter(context, run[at] as Group)) return 0;
  let digits = "";
  let matched = 0;
  let plausible = 0;
  for (let next = at; next < run.length && digits.length < LONGEST; next++) {
    const group = run[next] as Group;
    if (next > at && ((group.gap & ~BETWEEN) !== 0 || group.distance > 3) && !group.word) break;
    digits += group.digits;
    if (digits.length < SHORTEST || digits.length > LONGEST) continue;
    if (luhn(digits)) matched = next - at + 1;
    if (digits.length === 15 || digits.length === 16) plausible = next - at + 1;
  }
  if (matched > 0 || plausible === 0) return matched;
  if (/^[01]+$/.test(joined(run, at, plausible))) return 0;
  return cued(context, (run[at] as Group).first, WORD.card, REACH) ? plausible : 0;
}

/** Digits after a letter are a part of a code, such as a hash, unless the letters are `visa` or the like. */
function gluedToLetter({ scan }: Context, { first }: Group): boolean {
  return glued(scan, first) && first > 1 && !has(scan, first - 1, WORD.card);
}

function luhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = digits.charCodeAt(digits.length - 1 - at) - 48;
    sum += at % 2 === 0 ? digit : digit > 4 ? 2 * digit - 9 : 2 * digit;
  }
  return sum % 10 === 0;
}
