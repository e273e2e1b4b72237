import { GAP } from "../../scan/flags";
import { add, type Context } from "../context";
import { matchCard } from "./card";
import { matchPhone } from "./phone";
import { type Group, runFrom } from "./runs";
import { matchSsn } from "./ssn";

const EXTENSION = /^[,;]? ?(?:ext(?:ension|n)?\.?|x\.?|#|poste) ?:?\d{1,6}(?!\d)/i;
const EXTENSION_LENGTH = 24;

/**
 * Finds values made of digits in the row of numbers that starts at a token: card numbers, social security numbers,
 * phone numbers. Returns the last token of the row. A value ends where the next one may start; those that begin inside
 * one are not looked for, as they are gone with it.
 */
export function detectNumbers(context: Context, from: number): number {
  const run = runFrom(context.scan, from);
  for (let at = 0; at < run.length; ) {
    const first = run[at] as Group;
    const card = matchCard(context, run, at);
    if (card > 0) add(context, "CREDIT_CARD", first.start, (run[at + card - 1] as Group).end);
    const ssn = card > 0 ? 0 : matchSsn(context, run, at);
    if (ssn > 0) add(context, "US_SSN", first.start, (run[at + ssn - 1] as Group).end);
    const phone = card + ssn > 0 ? 0 : matchPhone(context, run, at);
    if (phone > 0) addPhone(context, first, run[at + phone - 1] as Group);
    at += Math.max(1, card, ssn, Math.abs(phone));
  }
  return run.length > 0 ? (run.at(-1) as Group).last : from;
}

function addPhone(context: Context, first: Group, last: Group): void {
  const { text } = context.scan;
  let start = first.start;
  if (first.gap & (GAP.plus | GAP.open)) {
    for (let most = 3; most > 0 && /[+( ]/.test(text[start - 1] ?? ""); most--) start--;
    while (text[start] === " ") start++;
  }
  const extension = EXTENSION.exec(text.slice(last.end, last.end + EXTENSION_LENGTH))?.[0].length ?? 0;
  add(context, "PHONE", start, last.end + extension);
}
