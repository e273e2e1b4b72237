import type { Detector, Finding } from "../types";

const LOCAL = /[\p{L}\p{N}\p{M}._%+'-]/u;
const MAX_LOCAL = 64;
const MAX_AFTER = 320;

/** `@`, or the ways to write it out. */
const AT = /@|[ \t]?[[({][ \t]?at[ \t]?[\])}][ \t]?|[ \t]at[ \t]/giu;
const DOT = "(?:\\.|[ ]?[\\[({][ ]?(?:\\.|dot)[ ]?[\\])}][ ]?|[ ]{1,2}\\.[ ]{1,2}|[ ]dot[ ])";
const DOMAIN = new RegExp(
  `[ ]{0,2}([\\p{L}\\p{M}\\p{N}-]{1,63}(?:${DOT}[\\p{L}\\p{M}\\p{N}-]{1,63}){1,8})`,
  "iuy",
);
const SPLIT_DOMAIN = new RegExp(DOT, "iu");
const TLD = /^[\p{L}\p{M}]{2,24}$/u;
/** After a plain `@` even with what was written on without a space: `jo@example.com2nite`. */
const GLUED_TLD = /^[\p{L}\p{M}]{2}[\p{L}\p{M}\p{N}-]{0,61}$/u;
const PROVIDER =
  /^(?:gmail|googlemail|hotmail|outlook|live|yahoo|icloud|aol|msn|proton|protonmail|gmx|mail)$/i;
const DOT_WORD_BEFORE = /[\p{L}\p{N}._%+-]{1,64}(?: dot [\p{L}\p{N}._%+-]{1,64}){1,3}$/iu;

/** Finds e-mail addresses, plain, spaced, bracketed (`[at]`, `(dot)`) and spelled out (`jo dot ray at gmail dot com`). */
export const detectEmails: Detector = (text) => {
  const findings: Finding[] = [];
  for (const { index, 0: at } of text.matchAll(AT)) {
    const end = domainEnd(text, index + at.length, at === "@" ? GLUED_TLD : TLD);
    const start = end && localStart(text, index);
    if (start === undefined || end === undefined) continue;
    if (at.trim().toLowerCase() === "at" && !isAddress(text, start, index, index + at.length, end)) continue;
    findings.push({ type: "EMAIL", start, end });
  }
  return findings;
};

function localStart(text: string, at: number): number | undefined {
  let end = at;
  while (end > 0 && at - end < 2 && text[end - 1] === " ") end--;
  const written = DOT_WORD_BEFORE.exec(text.slice(Math.max(0, end - 2 * MAX_LOCAL), end));
  if (written) return end - written[0].length;
  let start = end;
  while (start > 0 && end - start < MAX_LOCAL && LOCAL.test(text[start - 1] as string)) start--;
  while (start < end && /['.-]/.test(text[start] as string)) start++;
  return start < end ? start : undefined;
}

/** End of the domain that starts here, with trailing words that are no part of it left out. */
function domainEnd(text: string, from: number, tld: RegExp): number | undefined {
  const window = text.slice(from, from + MAX_AFTER);
  DOMAIN.lastIndex = 0;
  const match = DOMAIN.exec(window);
  if (!match) return undefined;
  let domain = match[1] as string;
  const offset = match[0].length - domain.length;
  for (;;) {
    const labels = domain.split(SPLIT_DOMAIN);
    if (labels.length < 2) return undefined;
    if (tld.test(labels.at(-1) as string)) return from + offset + domain.length;
    domain = domain.slice(0, lastDot(domain));
  }
}

function lastDot(domain: string): number {
  const dots = [...domain.matchAll(new RegExp(DOT, "giu"))];
  return dots.at(-1)?.index ?? 0;
}

/** `at` is a word of its own: it counts where the parts around it look like an address. */
function isAddress(text: string, start: number, at: number, after: number, end: number): boolean {
  const local = text.slice(start, at);
  const domain = text.slice(after, end);
  if (/ dot /i.test(domain) || / dot /i.test(local)) return true;
  return /[\d._]/.test(local) || PROVIDER.test(domain.split(".")[0] ?? "");
}
