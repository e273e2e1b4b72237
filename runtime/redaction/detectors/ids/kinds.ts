import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import { gapAt, gapWithin, isBarrier, isDigits, isWord, lengthAt, textAt } from "../../scan/tokens";
import type { PiiType } from "../../types";
import { type Code, codeAt, plateAt } from "./value";

/** An id that only a word near it tells from other codes. */
export interface Kind {
  type: PiiType;
  /** Its cue words. */
  cue: number;
  /** What a code must be like to count. */
  fits(code: Code): boolean;
  /** Whether the cue word is one of its kind here; every one is where absent. */
  means?(scan: Scan, at: number): boolean;
  /** Fewest digits in words. */
  spoken?: number;
  /** Longest word a code may begin with, where it is not the usual one. */
  prefix?: number;
  /** How the code is read, where not as any other. */
  read?(scan: Scan, at: number): Code | undefined;
}

const words = (pattern: string) => new RegExp(`^(?:${pattern})$`, "i");
const ID_WORD = words("ids?|numbers?|num|no|nr|nbr|pin|code|card|record|rec");
/** Before `id`, `number`, `code`: whose it is. */
export const STUDENT_BEFORE = words(
  "students?|pupils?|school|lunch|banner|campus|district|state|cafeteria|learner|university|college|uni|powerschool|canvas|skyward|aeries|schoology|matriculation|enrollment|enrolment|admission|roll|candidate|identification|index|registration|studnet|studen|stu|alumn[oai]|estudiante|etudiant|étudiant|aluno|kiosk|keypad|library",
);
const PLAIN_RECORD = words("mrns?|medicalrecord|medicalrecordnumber|patientid|recordnumber|nhs|emr|ehr");
const PLAIN_PLAN = words(
  "mbi|hicn|memberid|policynumber|groupnumber|insuranceid|planid|subscriberid|medicare|medicaid",
);
const VAGUE_STUDENT = words(
  "badge|uid|barcode|perm|roll|admission|candidate|learner|identification|enrolment|enrollment|keypad",
);
const MACHINES = words(
  "event|message|session|request|trace|span|object|transaction|order|device|notification|resource|entity|course|class|product|item|ticket|case|build|commit|job|process|run|task|thread|topic|stream|shard|log|correlation|invoice|payment|meeting|zoom|game|match|video|file|image|page|post|comment|channel|server|app|bundle|package|operation|delivery|tracking|bug|issue|question|problem|quiz|assignment",
);
const YEARS = /^(?:19|20)\d\d[-/ ](?:19|20)?\d\d$/;
const VAGUE_PLATE = words("tags?|licen[sc]e|registration");
const BEFORE_PLATE = words("licen[sc]e|car|vehicle|truck|van|number");
/** Fewest digits of a code that follows a vague cue at once. */
const SURE_DIGITS = 5;

/** The first kind that fits counts. */
export const KINDS: readonly Kind[] = [
  {
    type: "MEDICAL_RECORD_NUMBER",
    cue: WORD.record,
    fits: ({ digits }) => digits >= 4,
    means: (scan, at) => PLAIN_RECORD.test(textAt(scan, at)) || told(scan, at),
    spoken: 5,
  },
  {
    type: "HEALTH_PLAN_ID",
    cue: WORD.plan,
    fits: ({ digits, letters }) => digits >= 4 && digits + letters >= 6,
    means: (scan, at) => PLAIN_PLAN.test(textAt(scan, at)) || told(scan, at),
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
    fits: () => true,
    means: (scan, at) => !VAGUE_PLATE.test(textAt(scan, at)) || BEFORE_PLATE.test(textAt(scan, at - 1)),
    read: plateAt,
  },
  {
    type: "STUDENT_ID",
    cue: WORD.studentId,
    fits: ({ digits, letters }) => digits >= 4 || (digits >= 2 && letters >= 2 && digits + letters >= 5),
    means: (scan, at) => !machineId(scan, at) && (!VAGUE_STUDENT.test(textAt(scan, at)) || told(scan, at)),
    spoken: 4,
  },
  {
    type: "NET_ID",
    cue: WORD.login,
    fits: ({ digits, letters }) => digits >= 1 && letters >= 2,
    prefix: 20,
  },
];
export const ALL_CUES = KINDS.reduce((flags, { cue }) => flags | cue, 0);

/** `event id`, `request id`: ids of things. */
function machineId(scan: Scan, at: number): boolean {
  if (!/^ids?$/i.test(textAt(scan, at))) return false;
  return isBarrier(scan, at - 1) || MACHINES.test(textAt(scan, at - 1));
}

/** Whether a vague cue is told by `number`, `id` or `#` next to it, or by a long code at once. */
function told(scan: Scan, at: number): boolean {
  if (isWord(scan, at + 1) && gapWithin(scan, at + 1, ~0, 3) && ID_WORD.test(textAt(scan, at + 1)))
    return true;
  if (isWord(scan, at - 1) && ID_WORD.test(textAt(scan, at - 1))) return true;
  if (hashed(scan, at + 1)) return true;
  const code = gapAt(scan, at + 1) === GAP.space ? codeAt(scan, at + 1) : undefined;
  if (!code || code.digits < SURE_DIGITS) return false;
  // `2019-2020` is a time.
  return !YEARS.test(scan.text.slice(code.start, code.end));
}

/** `student number`, `lunch code`, `student #`, `student 4556914`. */
export function isStudentNumber(scan: Scan, at: number): boolean {
  const word = isWord(scan, at) && lengthAt(scan, at) <= 8 ? textAt(scan, at) : "";
  if (ID_WORD.test(word)) return isWord(scan, at - 1) && STUDENT_BEFORE.test(textAt(scan, at - 1));
  if (!/^(?:student|pupil|stu|studnet|learner|lunch|cafeteria)$/i.test(word)) return false;
  return hashed(scan, at + 1) || (isDigits(scan, at + 1) && lengthAt(scan, at + 1) >= SURE_DIGITS);
}

function hashed(scan: Scan, at: number): boolean {
  return (gapAt(scan, at) & (GAP.hash | GAP.colon | GAP.equals)) !== 0;
}
