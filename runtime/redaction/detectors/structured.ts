import { GAP, KIND, WORD } from "../scan/flags";
import { withScan } from "../scan/scan";
import { bitsAt, gapAt, kindAt, lengthAt, startAt } from "../scan/tokens";
import type { Finding } from "../types";
import { detectNumberAddress, detectPostcode, detectSaidAddress, detectWordAddress } from "./addresses";
import { type Context, createContext, remember } from "./context";
import { detectCoordinates } from "./coordinates";
import { detectBirthDate, isBirthCue } from "./dates/birth-date";
import { detectCuedIds } from "./ids/cued";
import { detectFormedIds } from "./ids/formed";
import { detectNumbers } from "./numbers";
import { detectIpv4 } from "./numbers/ipv4";
import { detectInTables } from "./tables";
import { detectEmail, detectSpokenEmail } from "./web/email";
import { detectColons, detectMac, detectSolidMac } from "./web/hex";
import { detectBareUrl, detectSchemeUrl, detectWww } from "./web/url";

const NUMBER_WORD = WORD.digit | WORD.repeat | WORD.tens;
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
        if (bits & WORD.digit && at > addresses) addresses = Math.max(addresses, detectIpv4(context, at));
        numbers = detectNumbers(context, at);
        if (!(bits & WORD.repeat)) detectSaidAddress(context, at);
      }
      if (bits !== 0 || kind === KIND.barrier) remember(context, at);
    }
    return context.found;
  });
}

function word(context: Context, at: number): void {
  const { scan } = context;
  const bits = bitsAt(scan, at);
  const length = lengthAt(scan, at);
  if (length <= 2 && gapAt(scan, at + 1) === 0) {
    detectPostcode(context, at);
    detectMac(context, at);
  } else if (length === 2 && startAt(scan, at + 1) - startAt(scan, at) === 3) detectMac(context, at);
  else if (length === 3) {
    detectWww(context, at);
    detectSolidMac(context, at);
  }
  if (bits & WORD.at) detectSpokenEmail(context, at);
  if (bits & WORD.topLevel) detectBareUrl(context, at);
  if (bits & ADDRESS_WORD) detectWordAddress(context, at);
  if (isBirthCue(scan, at)) detectBirthDate(context, at);
  detectCuedIds(context, at);
}
