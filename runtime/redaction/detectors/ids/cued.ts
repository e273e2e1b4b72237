import { GAP, WORD } from "../../scan/flags";
import {
  bitsAt,
  gapAt,
  gapWithin,
  has,
  isBarrier,
  isDigits,
  isWord,
  startAt,
  textAt,
} from "../../scan/tokens";
import { add, type Context } from "../context";
import { ALL_CUES, isStudentNumber, KINDS, type Kind, STUDENT_BEFORE } from "./kinds";
import { codeAt, spokenCode } from "./value";

/** Words and characters between a cue and its value. */
const FILLERS = 6;
/** Longest code, characters. */
const LONGEST = 24;
const BETWEEN =
  GAP.space |
  GAP.colon |
  GAP.hash |
  GAP.equals |
  GAP.quote |
  GAP.dash |
  GAP.open |
  GAP.dot |
  GAP.slash |
  GAP.at |
  GAP.line |
  GAP.bracket |
  GAP.comma |
  GAP.underscore;
const WIDEST = 6;

/** Finds codes next to a word that says what they are: `SID 4556914`, `MRN: 0044123`, `ten3212 is my student id`. */
export function detectCuedIds(context: Context, cue: number): void {
  const { scan } = context;
  const bits = bitsAt(scan, cue);
  const student = !(bits & ALL_CUES) && isStudentNumber(scan, cue);
  if (!(bits & ALL_CUES) && !student) return;
  const net = isWord(scan, cue - 1) && /^ids?$/i.test(textAt(scan, cue)) && NET.test(textAt(scan, cue - 1));
  for (const kind of KINDS) {
    const meant = (student && kind.cue === WORD.studentId) || (net && kind.cue === WORD.login);
    if (!(bits & kind.cue) && !meant) continue;
    if (kind.means && !student && !kind.means(scan, cue)) continue;
    after(context, cue, kind);
    before(context, cue, kind);
  }
}

/** The same for a cue of student ids that is no word of the lexicon. */
export function detectStudentId(context: Context, cue: number): void {
  const kind = KINDS.find(({ type }) => type === "STUDENT_ID") as Kind;
  after(context, cue, kind);
}

function after(context: Context, cue: number, kind: Kind): boolean {
  const { scan } = context;
  for (let at = cue + 1, fillers = 0; fillers <= FILLERS; at++, fillers++) {
    if (!gapWithin(scan, at, BETWEEN, WIDEST) || isBarrier(scan, at)) return false;
    const code = kind.read ? kind.read(scan, at) : codeAt(scan, at, LONGEST, kind.prefix);
    if (code && code.digits > 0 && kind.fits(code)) {
      // A sign of `@` belongs to the ids that begin with one.
      const start = scan.text[code.start - 1] === "@" ? code.start - 1 : code.start;
      add(context, kind.type, start, code.end);
      return true;
    }
    const said = kind.spoken ? spokenCode(scan, at, kind.spoken) : undefined;
    if (said) {
      add(context, kind.type, said.start, said.end);
      return true;
    }
    if (!has(scan, at, WORD.filler | kind.cue | WORD.owner)) return false;
    // `login from 10.0.0.1` names no account.
    if (kind.type === "NET_ID" && NOT_LOGINS.test(textAt(scan, at))) return false;
  }
  return false;
}

const OWNER = /^(?:my|his|her|their|the|mine|our|your|mi|a)$/i;
const COPULA = /^(?:is|was|as|s|are|for|es)$/i;
const NET = /^(?:net|user|login|uni|unity|campus|sunet|andrew|computing)$/i;
const NOT_LOGINS = /^(?:from|at|page|screen|attempts?|failed|error|in|to|on)$/i;
const BEFORE_CUE = /^(?:medical|health|insurance|license|licence|net|car)$/i;

/** The code before `is my student id`, `(student id)`. */
function before(context: Context, cue: number, kind: Kind): boolean {
  const { scan } = context;
  let end = cue - 1;
  while (
    cue - end < 4 &&
    isWord(scan, end) &&
    (STUDENT_BEFORE.test(textAt(scan, end)) ||
      OWNER.test(textAt(scan, end)) ||
      has(scan, end, kind.cue) ||
      BEFORE_CUE.test(textAt(scan, end)))
  )
    end--;
  const copula = isWord(scan, end) && COPULA.test(textAt(scan, end));
  if (!copula && !(gapAt(scan, cue) & GAP.open)) return false;
  if (copula) end--;
  for (let at = Math.max(1, end - 5); at <= end; at++) {
    if (!isDigits(scan, at) && !isDigits(scan, at + 1)) continue;
    if (startAt(scan, at) > 0 && scan.end[at - 1] === startAt(scan, at) && scan.kind[at - 1] !== 0) continue;
    const code = kind.read ? kind.read(scan, at) : codeAt(scan, at, LONGEST, kind.prefix);
    if (code?.last !== end || !kind.fits(code)) continue;
    add(context, kind.type, scan.text[code.start - 1] === "@" ? code.start - 1 : code.start, code.end);
    return true;
  }
  return false;
}
