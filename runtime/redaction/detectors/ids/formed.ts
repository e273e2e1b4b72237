import { joins } from "../../scan/characters";
import { GAP } from "../../scan/flags";
import { endAt, glued, isDigits, isWord, lengthAt, startAt, textAt } from "../../scan/tokens";
import { add, type Context, impersonalBefore } from "../context";
import { ibanEnd } from "./iban";

/** Medicare beneficiary identifier (CMS): eleven characters whose places are digits or letters but S, L, O, I, B, Z. */
const MBI =
  /^[1-9][AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y][0-9AC-HJKMNP-RT-Y]\d-?[AC-HJKMNP-RT-Y]{2}\d\d/i;
const STUDENT = /^stu[-_ ]?\d{4}[-_ ]?\d{3,8}/i;
const LONGEST_MBI = 13;

/** Finds ids whose form alone tells what they are. Called for a number; looks at most a few tokens around. */
export function detectFormedIds(context: Context, at: number): void {
  const { scan } = context;
  const { text } = scan;
  const start = startAt(scan, at);
  const length = lengthAt(scan, at);
  const wordBefore = isWord(scan, at - 1) && startAt(scan, at) - endAt(scan, at - 1) <= 1;
  if (wordBefore) {
    const from = startAt(scan, at - 1);
    const size = lengthAt(scan, at - 1);
    if (glued(scan, at) && size === 2 && length >= 2 && !joins(text, from - 1)) {
      const end = ibanEnd(text, from);
      if (end !== undefined) add(context, "IBAN", from, end);
    }
    if (size === 3 && !joins(text, from - 1)) {
      const student = STUDENT.exec(text.slice(from, from + 20))?.[0].length ?? 0;
      if (student > 0 && !joins(text, from + student)) add(context, "STUDENT_ID", from, from + student);
    }
    if (
      glued(scan, at) &&
      size === 1 &&
      length >= 7 &&
      length <= 9 &&
      !joins(text, from - 1) &&
      !joins(text, endAt(scan, at))
    ) {
      if (/^[a-z]$/i.test(textAt(scan, at - 1)) && !impersonalBefore(scan, at - 1))
        add(context, "STUDENT_ID", from, endAt(scan, at));
    }
  }
  if (length === 1 && isWord(scan, at + 1) && glued(scan, at + 1) && !joins(text, start - 1)) {
    const match = MBI.exec(text.slice(start, start + LONGEST_MBI))?.[0].length ?? 0;
    if (match > 0 && !joins(text, start + match)) add(context, "HEALTH_PLAN_ID", start, start + match);
  }
  if (length === 5 && isDigits(scan, at + 1) && (scan.gap[at + 1] as number) === GAP.dash) return;
}
