import { classOf, DIGIT, LETTER } from "../../scan/characters";
import { GAP, WORD } from "../../scan/flags";
import type { Scan } from "../../scan/scan";
import { endAt, gapAt, gapWithin, has, isWord, lengthAt, startAt, textAt } from "../../scan/tokens";
import { add, type Context, cued } from "../context";
import { domainEnd, isProvider } from "./domain";

const LONGEST_LOCAL = 64;
/** Characters between a word such as `email` and an address written with `at`. */
const REACH = 48;
const SAID = /^(?:dot|punkt|punto|underscore|dash|hyphen|minus|period|point|plus)$/i;
/** Words before `at` that are no account. */
const NO_ACCOUNT =
  /^(?:me|us|him|her|them|it|look|looking|meet|here|there|is|are|was|were|be|am|or|and|you|u|i|we|they|he|she|go|going|class|all|home|school|up|out|back|down|over|not|work|works|now|just|find|found|located|live|available|contact|email|mail|reach|message|write|ask|online|website|site|page|arrive|starts?|ends?)$/i;

/** Finds e-mail addresses whose sign is `@`, plain, spaced or in brackets, in the gap before a token. */
export function detectEmail(context: Context, at: number): void {
  const { scan } = context;
  const { text } = scan;
  const from = endAt(scan, at - 1);
  for (
    let sign = text.indexOf("@", from);
    sign !== -1 && sign < startAt(scan, at);
    sign = text.indexOf("@", sign + 1)
  ) {
    const [before, after] = signEdges(text, sign);
    const start = localStart(scan, at - 1, before);
    if (start === undefined) continue;
    const end = domainEnd(text, after, true, before === sign && after === sign + 1);
    if (end !== undefined) add(context, "EMAIL", start, end);
  }
}

/** Where the sign begins and ends with spaces and brackets around it: ` [@] `. */
function signEdges(text: string, sign: number): [number, number] {
  let before = sign;
  let after = sign + 1;
  while (sign - before < 3 && /[ ([{<]/.test(text[before - 1] ?? "")) before--;
  while (after - sign < 4 && /[ )\]}>]/.test(text[after] ?? "")) after++;
  return [before, after];
}

/** Finds e-mail addresses written with the word `at`: `jo [at] x.org`, `jo dot ray at x dot org`. */
export function detectSpokenEmail(context: Context, at: number): void {
  const { scan } = context;
  const { text } = scan;
  if (!isWord(scan, at - 1) && scan.kind[at - 1] !== 2) return;
  const bracketed =
    (gapAt(scan, at) &
      gapAt(scan, at + 1) &
      (GAP.bracket | GAP.open | GAP.close | GAP.slash | GAP.underscore | GAP.dash | GAP.other)) !==
      0 ||
    ((gapAt(scan, at) & GAP.open) !== 0 && (gapAt(scan, at + 1) & GAP.close) !== 0);
  const plain = gapAt(scan, at) === GAP.space && gapAt(scan, at + 1) === GAP.space;
  if (!bracketed && !plain) return;
  if (startAt(scan, at) - endAt(scan, at - 1) > 3 || startAt(scan, at + 1) - endAt(scan, at) > 3) return;
  const after = startAt(scan, at + 1);
  const end = domainEnd(text, after, false, false);
  if (end === undefined) {
    const provider = isProvider(textAt(scan, at + 1)) && lengthAt(scan, at + 1) > 4;
    if (provider && telling(context, at))
      add(context, "EMAIL", localStart(scan, at - 1, endAt(scan, at - 1)) as number, endAt(scan, at + 1));
    return;
  }
  const start = localStart(scan, at - 1, endAt(scan, at - 1));
  if (start === undefined) return;
  const domain = text.slice(after, end);
  const said = / (?:dot|punkt|punto) |[[({]/i.test(domain);
  if (bracketed || said || isProvider(domain) || telling(context, at)) {
    if (!bracketed && NO_ACCOUNT.test(text.slice(start, endAt(scan, at - 1)))) return;
    add(context, "EMAIL", start, end);
  }
}

/** Whether what stands before `at` looks like an account: signs or digits in it, or a word such as `email` before. */
function telling(context: Context, at: number): boolean {
  const { scan } = context;
  if (scan.kind[at - 1] === 2) return true;
  if (NO_ACCOUNT.test(textAt(scan, at - 1))) return false;
  const joint = startAt(scan, at - 1) > 0 && /[\d._-]/.test(scan.text[startAt(scan, at - 1) - 1] as string);
  return (
    joint ||
    (gapWithin(scan, at - 1, GAP.space, 1) && has(scan, at - 2, WORD.dot)) ||
    cued(context, at, WORD.mail, REACH)
  );
}

/** Start of the account's name that ends at a place, with parts that are said (`jo dot ray`) or single letters. */
function localStart(scan: Scan, token: number, end: number): number | undefined {
  const { text } = scan;
  let start = end;
  while (start > 0 && end - start < LONGEST_LOCAL && isLocal(text.charCodeAt(start - 1))) start--;
  while (start < end && /['.+%-]/.test(text[start] as string)) start++;
  if (start === end) return undefined;
  let first = token;
  while (first > 1 && startAt(scan, first) > start) first--;
  for (let most = 12; most > 0; most--) {
    const said =
      SAID.test(textAt(scan, first - 1)) &&
      gapWithin(scan, first, GAP.space | GAP.bracket | GAP.open | GAP.close, 3);
    if (
      said &&
      scan.kind[first - 2] !== 0 &&
      scan.kind[first - 2] !== 3 &&
      gapWithin(scan, first - 1, GAP.space | GAP.bracket | GAP.open | GAP.close, 3)
    ) {
      first -= 2;
      while (
        first > 1 &&
        (startAt(scan, first) === endAt(scan, first - 1) ||
          gapWithin(scan, first, GAP.dot | GAP.underscore, 1)) &&
        scan.kind[first - 1] !== 3
      )
        first--;
      start = startAt(scan, first);
    } else if (
      lengthAt(scan, first) === 1 &&
      lengthAt(scan, first - 1) === 1 &&
      gapAt(scan, first) === GAP.space &&
      isWord(scan, first - 1)
    ) {
      first--;
      start = startAt(scan, first);
    } else break;
  }
  return start;
}

function isLocal(code: number): boolean {
  if (code === 0x2e || code === 0x5f || code === 0x25 || code === 0x2b || code === 0x27 || code === 0x2d)
    return true;
  const type = classOf(code);
  return type === LETTER || type === DIGIT;
}
