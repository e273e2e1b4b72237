import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import {
  bitsAt,
  gapAt,
  gapWithin,
  has,
  isBarrier,
  isDigits,
  isWord,
  lengthAt,
  startAt,
  textAt,
} from "../../scan/tokens";
import type { PiiType } from "../../types";
import { add, type Context } from "../context";
import { type Code, codeAt, spokenCode } from "./value";

/** What a code after a cue must be like to count. */
interface Kind {
  type: PiiType;
  cue: number;
  fits(code: Code, scan: Scan): boolean;
  /** Whether the cue word is one of its kind here. */
  means?(scan: Scan, at: number): boolean;
  /** Fewest digits in words. */
  spoken?: number;
}

const words = (pattern: string) => new RegExp(`^(?:${pattern})$`, "i");
const ID_WORD = words("ids?|numbers?|num|no|nr|nbr|pin|code|card");
const STUDENT_BEFORE = words(
  "student|students|pupil|school|lunch|banner|campus|district|state|cafeteria|learner|university|college|uni|college|powerschool|canvas|matriculation|enrollment|enrolment|studnet|studen|stu",
);
const PLAIN_RECORD = words("mrns?|medicalrecord|medicalrecordnumber|patientid|recordnumber|nhs|emr|ehr");
const PLAIN_PLAN = words(
  "mbi|hicn|memberid|policynumber|groupnumber|insuranceid|planid|subscriberid|medicare|medicaid",
);
const NOT_LOGINS = words("from|at|page|screen|attempts?|failed|error|is|was|in|to|on");

/** Kinds of ids that only a word near them tells from other codes. The first one that fits counts. */
const KINDS: readonly Kind[] = [
  {
    type: "MEDICAL_RECORD_NUMBER",
    cue: WORD.record,
    fits: ({ digits }) => digits >= 4,
    means: (scan, at) =>
      PLAIN_RECORD.test(textAt(scan, at)) || near(scan, at, ID_WORD) || hashed(scan, at + 1),
    spoken: 5,
  },
  {
    type: "HEALTH_PLAN_ID",
    cue: WORD.plan,
    fits: ({ digits, letters }) => digits >= 4 && digits + letters >= 6,
    means: (scan, at) => PLAIN_PLAN.test(textAt(scan, at)) || near(scan, at, ID_WORD) || hashed(scan, at + 1),
    spoken: 6,
  },
  {
    type: "PASSPORT",
    cue: WORD.passport,
    fits: ({ digits, letters }) => digits >= 5 && letters <= 4 && digits + letters <= 12,
    spoken: 7,
  },
  {
    type: "LICENSE_PLATE",
    cue: WORD.plate,
    fits: ({ digits, letters, start, end }, scan) =>
      digits >= 1 &&
      digits + letters >= 4 &&
      digits + letters <= 9 &&
      (letters > 0 || digits >= 5) &&
      upper(scan.text.slice(start, end)),
    means: (scan, at) =>
      !/^(?:tags?|plates?|placas?|reg|registration|targa)$/i.test(textAt(scan, at)) ||
      /^(?:licen[sc]e|number|car|vehicle|truck|reg)$/i.test(textAt(scan, at - 1)) ||
      near(scan, at, words("number|no|num|is|was|reads|says")) ||
      hashed(scan, at + 1),
  },
  {
    type: "STUDENT_ID",
    cue: WORD.studentId,
    fits: ({ digits, letters }) => digits >= 4 || (digits >= 2 && letters >= 2 && digits + letters >= 5),
    means: (scan, at) =>
      !/^(?:pin|badge|uid|barcode|perm)$/i.test(textAt(scan, at)) ||
      STUDENT_BEFORE.test(textAt(scan, at - 1)) ||
      near(scan, at, ID_WORD) ||
      hashed(scan, at + 1),
    spoken: 5,
  },
  {
    type: "NET_ID",
    cue: WORD.login,
    fits: ({ digits, letters, start, end }, scan) =>
      digits >= 1 && letters >= 2 && letters <= 10 && /^[a-z]/i.test(scan.text.slice(start, end)),
  },
];
const ALL = KINDS.reduce((flags, { cue }) => flags | cue, 0);
/** Words and characters between a cue and its value. */
const FILLERS = 6;
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
  const student = !(bits & ALL) && isStudentNumber(scan, cue);
  if (!(bits & ALL) && !student) return;
  for (const kind of KINDS) {
    if (!(bits & kind.cue) && !(student && kind.cue === WORD.studentId)) continue;
    if (kind.means && !student && !kind.means(scan, cue)) continue;
    if (after(context, cue, kind) || before(context, cue, kind)) return;
  }
}

/** `student number`, `lunch code`, `student #`. */
function isStudentNumber(scan: Scan, at: number): boolean {
  const word = isWord(scan, at) && lengthAt(scan, at) <= 8 ? textAt(scan, at) : "";
  if (ID_WORD.test(word)) return isWord(scan, at - 1) && STUDENT_BEFORE.test(textAt(scan, at - 1));
  return /^(?:student|pupil|stu|studnet)$/i.test(word) && hashed(scan, at + 1);
}

function near(scan: Scan, at: number, pattern: RegExp): boolean {
  return (
    (isWord(scan, at + 1) && gapWithin(scan, at + 1, BETWEEN, 3) && pattern.test(textAt(scan, at + 1))) ||
    (isWord(scan, at - 1) && pattern.test(textAt(scan, at - 1)))
  );
}

function hashed(scan: Scan, at: number): boolean {
  return (gapAt(scan, at) & (GAP.hash | GAP.colon | GAP.equals)) !== 0;
}

function after(context: Context, cue: number, kind: Kind): boolean {
  const { scan } = context;
  for (let at = cue + 1, fillers = 0; fillers <= FILLERS; at++, fillers++) {
    if (!gapWithin(scan, at, BETWEEN, WIDEST) || isBarrier(scan, at)) return false;
    const code = codeAt(scan, at);
    if (code && code.digits > 0 && kind.fits(code, scan)) {
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
    const filler =
      has(scan, at, WORD.filler | kind.cue | WORD.owner) &&
      !(
        kind.type === "NET_ID" &&
        NOT_LOGINS.test(textAt(scan, at)) &&
        at === cue + 1 &&
        !/^(?:is|was)$/i.test(textAt(scan, at))
      );
    if (!filler) return false;
  }
  return false;
}

const OWNER = words("my|his|her|their|the|mine|our|your|mi|a");
const COPULA = words("is|was|as|s|are|for|es");

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
      /^(?:medical|health|insurance|license|licence|net|car)$/i.test(textAt(scan, end)))
  )
    end--;
  const copula = isWord(scan, end) && COPULA.test(textAt(scan, end));
  if (!copula && !(gapAt(scan, cue) & GAP.open)) return false;
  if (copula) end--;
  for (let at = Math.max(1, end - 5); at <= end; at++) {
    if (!isDigits(scan, at) && !isDigits(scan, at + 1)) continue;
    if (startAt(scan, at) > 0 && scan.end[at - 1] === startAt(scan, at) && scan.kind[at - 1] !== 0) continue;
    const code = codeAt(scan, at);
    if (code?.last !== end || !kind.fits(code, scan)) continue;
    add(context, kind.type, scan.text[code.start - 1] === "@" ? code.start - 1 : code.start, code.end);
    return true;
  }
  return false;
}

function upper(code: string): boolean {
  return code === code.toUpperCase() || /\d/.test(code);
}
