import { GAP, WORD } from "../../scan/flags";
import { bitsAt } from "../../scan/tokens";
import { type Context, cued, impersonalBefore } from "../context";
import { counting } from "./counting";
import { isHotline } from "./hotlines";
import { local, nationalForm, northAmerican } from "./phone-forms";
import { type Group, joined } from "./runs";

const REACH = 34;
const MOST_DIGITS = 15;
/** Groups that a published number is written in, with the country code. */
const MOST_GROUPS = 4;
const SEPARATED = GAP.space | GAP.dash | GAP.dot | GAP.slash | GAP.open | GAP.close | GAP.underscore;

/**
 * Phone numbers: international with `+` or `00`, North American in their usual parts or as ten digits, ten digits in
 * words or one by one, national ones with a leading zero, and others after a word that says what they are. Returns
 * how many groups are one, less than 0 for a help line, 0 for none.
 */
export function matchPhone(context: Context, run: readonly Group[], at: number): number {
  const first = run[at] as Group;
  const { scan } = context;
  if (first.gap & GAP.plus && plusBefore(context, first)) {
    const length = upTo(run, at, 8, MOST_DIGITS);
    return length > 0 ? orHotline(context, run, at, length) : 0;
  }
  const cue = cued(context, first.first, WORD.phone, REACH);
  if (first.digits.startsWith("00") && first.digits.length >= 3) {
    const length = upTo(run, at, 10, MOST_DIGITS + 2);
    if (length > 1 || (length === 1 && cue)) return orHotline(context, run, at, length);
  }
  if (first.digits === "1" && run.length > at + 1) {
    const parts = northAmerican(context, run, at + 1, cue);
    const decimal = parts === 1 && (run[at + 1] as Group).gap === GAP.dot;
    if (parts > 0 && !decimal) {
      const length = orHotline(context, run, at + 1, parts);
      return length + Math.sign(length);
    }
  }
  const parts = northAmerican(context, run, at, cue);
  if (parts > 0) return orHotline(context, run, at, parts);
  const national = nationalForm(context, run, at);
  if (national > 0) return national;
  if (local(context, run, at)) return 2;
  if (!cue || (impersonalBefore(scan, first.first) && !isPhoneWord(scan, first.first - 1))) return 0;
  const length = upTo(run, at, 7, MOST_DIGITS, SEPARATED);
  return length > 0 && !counting(joined(run, at, length), 0) ? orHotline(context, run, at, length) : 0;
}

function isPhoneWord(scan: Context["scan"], at: number): boolean {
  return (bitsAt(scan, at) & WORD.phone) !== 0;
}

function plusBefore({ scan }: Context, { start }: Group): boolean {
  const lead = scan.text.slice(Math.max(0, start - 3), start);
  return /\+ ?\(?$/.test(lead);
}

/** The length, or less than 0 for the groups of a help line, which are passed by whole. */
function orHotline(context: Context, run: readonly Group[], at: number, length: number): number {
  const digits = joined(run, at, length);
  const token = (run[at] as Group).first;
  const usual = length <= MOST_GROUPS || run.slice(at, at + length).every(({ word }) => word);
  const hotline =
    digits.length < 10 ? digits === "08001111" : isHotline(context, digits.slice(-10), token) && usual;
  return hotline ? -length : length;
}

/** Groups from `at` that hold between `least` and `most` digits, as many as there are. */
function upTo(run: readonly Group[], at: number, least: number, most: number, gaps = -1): number {
  let digits = 0;
  let matched = 0;
  for (let next = at; next < run.length; next++) {
    const group = run[next] as Group;
    if (next > at && (group.gap & ~gaps) !== 0 && !group.word) break;
    digits += group.digits.length;
    // A group that goes beyond is a number with something written on.
    if (digits > most) break;
    if (digits >= least) matched = next - at + 1;
  }
  return matched;
}
