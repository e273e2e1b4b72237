import { GAP, KIND, WORD } from "../scan/flags";
import { SHADE } from "../scan/lexicon";
import { withScan } from "../scan/scan";
import { bitsAt, gapAt, kindAt, lengthAt, shadeAt, startAt, textAt } from "../scan/tokens";
import type { Finding } from "../types";
import { detectNumberAddress, detectPostcode, detectSaidAddress, detectWordAddress } from "./addresses";
import { type Context, createContext, remember } from "./context";
import { detectCoordinates } from "./coordinates";
import { detectBirthDate, isBirthCue } from "./dates/birth-date";
import { detectCuedIds, detectStudentId } from "./ids/cued";
import { detectFormedIds } from "./ids/formed";
import { ALL_CUES } from "./ids/kinds";
import { detectNumbers } from "./numbers";
import { detectIpv4 } from "./numbers/ipv4";
import { detectInTables } from "./tables";
import { detectEmail, detectSpokenEmail } from "./web/email";
import { detectColons, detectMac, detectSolidMac } from "./web/hex";
import { detectBareUrl, detectSchemeUrl, detectWww } from "./web/url";

const NUMBER_WORD = WORD.digit | WORD.repeat | WORD.tens;
/** First code of the scripts that are written without spaces. */
const EAST_ASIAN = 0x2e80;
const ADDRESS_WORD = WORD.streetFirst | WORD.unit | WORD.address;

/**
 * Finds every structured value in one pass over the tokens of a text: each token starts only the detectors that it can
 * begin, and each of these looks a bounded number of tokens around it.
 */
export function detectStructured(text: string): Finding[] {
  const found = detectInText(text);
  for (const finding of detectInTables(text, detectInText)) found.push(finding);
  return found;
}

function detectInText(text: string): Finding[] {
  return withScan(text, (scan) => {
    const context = createContext(scan);
    // Where the detectors that go over a row of tokens or characters have been.
    let numbers = 0;
    let addresses = 0;
    let colons = 0;
    for (let at = 1; at <= scan.count + 1; at++) {
      const gap = gapAt(scan, at);
      if (gap & GAP.at) detectEmail(context, at);
      if (gap & GAP.colon) {
        if (gap & GAP.slash) detectSchemeUrl(context, at);
        colons = detectColons(context, at, colons);
      }
      const kind = kindAt(scan, at);
      if (kind === KIND.digits) {
        if (at > addresses) addresses = detectIpv4(context, at);
        detectNumberAddress(context, at);
        detectFormedIds(context, at);
        if (gapAt(scan, at + 1) & (GAP.dot | GAP.other)) detectCoordinates(context, at);
        if (at > numbers) numbers = detectNumbers(context, at);
        if (lengthAt(scan, at) <= 4) detectMac(context, at);
      } else if (kind === KIND.word) word(context, at);
      const bits = bitsAt(scan, at);
      if (bits & NUMBER_WORD && at > numbers) {
        if (bits & (WORD.digit | WORD.tens) && at > addresses)
          addresses = Math.max(addresses, detectIpv4(context, at));
        numbers = detectNumbers(context, at);
        if (!(bits & WORD.repeat)) detectSaidAddress(context, at);
      }
      if (bits !== 0 || kind === KIND.barrier) remember(context, at);
    }
    return context.found;
  });
}

/** Cues of scripts without spaces, inside a row of letters: `生日`, `学号`. */
function detectEastAsianCues(context: Context, at: number): void {
  const text = textAt(context.scan, at);
  if (/生日|出生|生年月日|誕生日|생일|생년월일/.test(text)) detectBirthDate(context, at);
  if (/学号|學號|学籍番号|학번/.test(text)) detectStudentId(context, at);
}

function word(context: Context, at: number): void {
  const { scan } = context;
  const bits = bitsAt(scan, at);
  const length = lengthAt(scan, at);
  if (length <= 4) {
    if (length <= 2 && gapAt(scan, at + 1) === 0) detectPostcode(context, at);
    detectMac(context, at);
  }
  if ((scan.entry[at] as number) < 0) {
    if (scan.text.charCodeAt(startAt(scan, at)) >= EAST_ASIAN) detectEastAsianCues(context, at);
    return;
  }
  const shade = shadeAt(scan, at);
  if (shade & SHADE.www) detectWww(context, at);
  if (shade & SHADE.mac) detectSolidMac(context, at);
  if (bits & WORD.at) detectSpokenEmail(context, at);
  if (bits & WORD.topLevel) detectBareUrl(context, at);
  if (bits & ADDRESS_WORD) detectWordAddress(context, at);
  if ((bits & WORD.birth || shade & SHADE.birthPart) && isBirthCue(scan, at)) detectBirthDate(context, at);
  if (bits & ALL_CUES || shade & SHADE.idWord) detectCuedIds(context, at);
}
