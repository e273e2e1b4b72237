import { cuedBefore, isWordCharacter } from "./cue";
import type { Group, GroupMatcher } from "./digit-runs";
import { groupsOf, lengths } from "./ssn";

const CUE =
  /\b(?:phone|cell|mobile|tel|telephone|call|text|fax|whatsapp|reach|number|dial|#)\b[^\d\n]{0,24}$/i;
/** The parts a North American number is written in, without the country code. */
const PARTS = new Set(["3,3,4", "3,7", "6,4"]);

/**
 * Phone numbers: international with `+`, North American in its usual parts or as ten digits, ten digits in words or one
 * by one, and shorter or other forms after a word that says what they are.
 */
export const matchPhone: GroupMatcher = (run, at, text) => {
  const first = run[at];
  if (!first) return 0;
  const lead = text.slice(Math.max(0, first.start - 2), first.start);
  if (/\+\(?$/.test(lead)) return international(run, at);
  const country = first.digits === "1" && run.length > at + 1 ? 1 : 0;
  for (const skip of country ? [1, 0] : [0]) {
    const parts = northAmerican(run, at + skip, text);
    // One point is a decimal point: 1.6180339887.
    const decimal = skip === 1 && parts === 1 && run[at + 1]?.gap === ".";
    if (parts > 0 && !decimal) return parts + skip;
  }
  return cuedBefore(text, first.start, CUE, 48) ? cued(run, at) : 0;
};

function international(run: readonly Group[], at: number): number {
  let digits = 0;
  let matched = 0;
  for (let next = at; next < run.length; next++) {
    digits += run[next]?.digits.length ?? 0;
    // The longest number has 15 digits; a group that goes beyond is a number with something written on.
    if (digits > 15 && matched > 0) break;
    if (digits >= 8) matched = next - at + 1;
  }
  return matched;
}

function northAmerican(run: readonly Group[], at: number, text: string): number {
  const first = run[at];
  if (!first) return 0;
  const ten = groupsOf(run, at, 10);
  if (ten === 0) return 0;
  const groups = run.slice(at, at + ten);
  const after = run[at + ten];
  if (groups.some(({ word }) => word)) return ten;
  if (ten === 1) {
    const glued =
      isWordCharacter(text[first.start - 1]) || isWordCharacter(text[first.end]) || first.gap === ".";
    return /^[2-9]/.test(first.digits) && !glued && !/[$#]/.test(text[first.start - 1] ?? "") ? 1 : 0;
  }
  if (PARTS.has(lengths(...groups))) return ten;
  const oneByOne = ten === 10 && groups.slice(1).every(({ gap }) => gap === " ") && after?.gap !== " ";
  return oneByOne ? ten : 0;
}

/** Any 7 to 15 digits whose groups are no single digits, such as `555-1234` or `020 7946 0958`. */
function cued(run: readonly Group[], at: number): number {
  let digits = 0;
  let next = at;
  for (; next < run.length; next++) {
    const group = run[next];
    if (!group || (next > at && !/^[ )(./-]{1,3}$/.test(group.gap))) break;
    if (digits + group.digits.length > 15) break;
    digits += group.digits.length;
  }
  return digits >= 7 ? next - at : 0;
}
