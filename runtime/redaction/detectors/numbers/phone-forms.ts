import { GAP, WORD } from "../../scan/flags";
import { bitsAt, gapAt, glued, isBarrier, isDigits, isWord, startAt } from "../../scan/tokens";
import { type Context, impersonalBefore } from "../context";
import { countedGroups, counting } from "./counting";
import { type Group, groupsOf, joined } from "./runs";

/** Characters within which a barrier may have been a further number of the row. */
const NEAR = 4;

/** `935-0532`: seven digits with a dash and nothing more. */
export function local({ scan }: Context, run: readonly Group[], at: number): boolean {
  const [first, second] = [run[at] as Group, run[at + 1]];
  if (!second || at > 0 || run.length > 2 || first.word || second.word || second.gap !== GAP.dash)
    return false;
  if (!/^[2-9]..$/.test(first.digits) || second.digits.length !== 4 || second.distance !== 1) return false;
  const after = second.last + 1;
  const near = startAt(scan, after) - second.end <= NEAR;
  const goesOn =
    (isBarrier(scan, after) && near) ||
    (isWord(scan, after) && (glued(scan, after) || scan.gap[after] === GAP.dash));
  const apart =
    (first.gap & ~(GAP.space | GAP.line | GAP.colon | GAP.quote | GAP.open | GAP.comma)) === 0 &&
    first.gap !== 0;
  return (
    apart &&
    !goesOn &&
    !impersonalBefore(scan, first.first) &&
    (isWord(scan, first.first - 1) || first.first === 1)
  );
}

export function northAmerican(context: Context, run: readonly Group[], at: number, cue: boolean): number {
  const first = run[at];
  if (!first) return 0;
  const ten = groupsOf(run, at, 10);
  if (ten === 0) return 0;
  const { scan } = context;
  const last = run[at + ten - 1] as Group;
  const digits = joined(run, at, ten);
  for (let next = at; next < at + ten; next++) {
    if ((run[next] as Group).word) return alone(context, run, at, ten, cue) && !counting(digits) ? ten : 0;
  }
  if (ten === 1) return solid(context, first, cue) ? 1 : 0;
  const parts = `${first.digits.length},${run[at + 1]?.digits.length}${ten > 2 ? `,${run[at + 2]?.digits.length}` : ""}`;
  if (ten <= 3 && (parts === "3,3,4" || parts === "3,7" || parts === "6,4")) {
    const isbn =
      (first.gap === GAP.dash && isDigits(scan, first.first - 1)) || isBarrierDash(scan, first.first);
    if (parts === "3,3,4") return isbn && first.digits !== "1" && at === 0 ? 0 : ten;
    return cue || (last.gap & (GAP.dash | GAP.dot | GAP.close | GAP.open)) !== 0 ? ten : 0;
  }
  if (ten < 10 || counting(digits)) return cue && !counting(digits) && spaced(run, at, ten) ? ten : 0;
  return spaced(run, at, ten) && (cue || (/^[2-9]..[2-9]/.test(digits) && alone(context, run, at, ten, cue)))
    ? ten
    : 0;
}

function isBarrierDash(scan: Context["scan"], at: number): boolean {
  return isBarrier(scan, at - 1) && gapAt(scan, at) === GAP.dash;
}

function spaced(run: readonly Group[], at: number, groups: number): boolean {
  for (let next = at + 1; next < at + groups; next++) {
    if (((run[next] as Group).gap & ~(GAP.space | GAP.dash | GAP.dot)) !== 0) return false;
  }
  return true;
}

/** Whether the groups are a whole row: nothing counted before or after them belongs to it. */
function alone({ scan }: Context, run: readonly Group[], at: number, groups: number, cue: boolean): boolean {
  const country = at === 1 && run[0]?.digits === "1";
  const last = run[at + groups - 1] as Group;
  if (isBarrier(scan, last.last + 1) && startAt(scan, last.last + 1) - last.end <= NEAR) return false;
  if (cue) return true;
  if (!(at === 0 || country)) return false;
  const before = (run[0] as Group).first - 1;
  if (isBarrier(scan, before) || bitsAt(scan, before) & WORD.dot) return false;
  const written = run.slice(at, at + groups).some(({ word }) => !word);
  if (!(run.length === at + groups || written)) return false;
  return !countedGroups(run) && !impersonalBefore(scan, before + 1);
}

/** Ten digits in one: an area code and nothing around that makes them a part or an amount. */
function solid({ scan }: Context, { digits, first, start, end, gap }: Group, cue: boolean): boolean {
  if (!/^[2-9]/.test(digits)) return false;
  if (isWord(scan, first - 1) && glued(scan, first)) return false;
  if ((isWord(scan, first + 1) || isBarrier(scan, first + 1)) && glued(scan, first + 1))
    return /^x/i.test(scan.text.slice(end, end + 1));
  const before = scan.text[start - 1];
  if (before === "_" || before === "$" || before === "#" || before === "=" || before === "\uE000")
    return before === "=" || (before === "#" && cue);
  if (gap === GAP.dot && isDigits(scan, first - 1)) return false;
  return cue || !impersonalBefore(scan, first);
}

/** Numbers with a leading zero in groups, as most countries write them at home: `020 7946 0958`, `(0151) 496 0278`. */
export function nationalForm(context: Context, run: readonly Group[], at: number): number {
  const first = run[at] as Group;
  if (!/^0[1-9]/.test(first.digits) || first.word || at > 0 || run.length < 2) return 0;
  const digits = joined(run, at, run.length);
  if (digits.length < 9 || digits.length > 12 || /^[01]+$/.test(digits)) return 0;
  const { gap } = run[1] as Group;
  for (let next = at + 1; next < run.length; next++) {
    const group = run[next] as Group;
    if (group.word || (group.gap & ~(GAP.space | GAP.dash | GAP.slash | GAP.close | GAP.dot)) !== 0) return 0;
    if (group.gap !== gap && next > at + 1 && !(gap & (GAP.close | GAP.slash))) return 0;
  }
  const { scan } = context;
  if (isBarrier(scan, first.first - 1) || isBarrier(scan, (run.at(-1) as Group).last + 1)) return 0;
  const dates =
    run.length === 3 && first.digits.length === 2 && (gap & (GAP.slash | GAP.dot | GAP.dash)) !== 0;
  return dates || impersonalBefore(scan, first.first) ? 0 : run.length;
}
