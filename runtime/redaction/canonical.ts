import { fold } from "./fold";
import { WORD } from "./scan/flags";
import { withScan } from "./scan/scan";
import { has, isDigits, isWord, textAt, valueAt } from "./scan/tokens";
import type { PiiType } from "./types";
import { createView } from "./view";

/** Types whose values are digits, however they are written. */
const NUMBERS: ReadonlySet<PiiType> = new Set(["PHONE", "US_SSN", "CREDIT_CARD"]);
/** Types whose parts must stay apart: `1.23.4.5` is not `12.3.4.5`. */
const SPACED: ReadonlySet<PiiType> = new Set(["EMAIL", "IP", "ADDRESS", "COORDINATES"]);
const SAID = /^(?:dot|at|punkt|punto|arroba)$/;

/**
 * A value in the form that is the same for all ways to write it: case, accents, spaces, separators, full-width and
 * other scripts' digits, digits in words. `+1 (555) 123-4567` and `five five five …` become `5551234567`.
 */
export function canonical(type: PiiType, value: string): string {
  const text = fold(createView(value).text).text;
  if (type === "URL")
    return text
      .replace(/^hxxp/, "http")
      .replace(/[[({]\s?(?:\.|dot)\s?[\])}]/g, ".")
      .replace(/\/$/, "");
  return withScan(text, (scan) => {
    let joined = "";
    for (let at = 1; at <= scan.count; at++) {
      if (isDigits(scan, at)) joined += textAt(scan, at);
      else if (NUMBERS.has(type)) joined += has(scan, at, WORD.digit | WORD.tens) ? valueAt(scan, at) : "";
      else if (isWord(scan, at) && !(type === "EMAIL" && SAID.test(textAt(scan, at))))
        joined += textAt(scan, at);
      if (SPACED.has(type) && !joined.endsWith(" ")) joined += " ";
    }
    return type === "PHONE" && joined.length === 11 && joined.startsWith("1")
      ? joined.slice(1)
      : joined.trim();
  });
}
