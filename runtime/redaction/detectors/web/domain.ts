import { classOf, DIGIT, LETTER } from "../../scan/characters";

const LONGEST_LABEL = 63;
const MOST_LABELS = 9;
const PROVIDER =
  /^(?:gmail|gmial|gmal|gamil|gnail|gmai|googlemail|hotmail|hotmial|hotmal|outlook|outlok|live|yahoo|yaho|yahooo|ymail|rocketmail|icloud|iclod|aol|msn|proton|protonmail|gmx|mail|qq|163|126|yandex|zoho|tutanota|fastmail|comcast|verizon|att|me|mac|web|wanadoo|orange|libero|naver|hey|duck|pm)\b/i;
const DOT =
  /^(?:\.|[ ]?[[({<][ ]?(?:\.|dot|punkt)[ ]?[\])}>][ ]?|[ ]{1,2}\.[ ]{1,2}(?=\S)|[ ]\.(?=\S)|\.[ ](?=(?:com|org|net|edu)\b)|[ ](?:dot|punkt|punto|period|point)[ ]|-dot-|_dot_|,(?=com\b))/i;
const DOT_LENGTH = 10;

/** Whether a domain is that of a common mail service. */
export function isProvider(domain: string): boolean {
  return PROVIDER.test(domain);
}

/**
 * End of the domain that starts at a place, with trailing words that are no part of it left out.
 *
 * @param signed whether an `@` stood before, after which a plain service's name will do and text may be written on
 * @param tight whether nothing stood between the sign and the domain
 */
export function domainEnd(text: string, from: number, signed: boolean, tight: boolean): number | undefined {
  let at = from;
  let end: number | undefined;
  let first = 0;
  for (let label = 1; label <= MOST_LABELS; label++) {
    const until = labelEnd(text, at);
    if (until === at) break;
    if (label === 1) first = until;
    if (label > 1 && isTopLevel(text, at, until, tight)) end = until;
    const dot = DOT.exec(text.slice(until, until + DOT_LENGTH))?.[0].length ?? 0;
    if (dot === 0) break;
    at = until + dot;
  }
  if (end !== undefined) return end;
  if (signed && first > from && PROVIDER.test(text.slice(from, first)) && (tight || first - from > 3)) {
    const com = /^ com\b/i.exec(text.slice(first, first + 5));
    return first + (com ? 4 : 0);
  }
  return spelledDomain(text, from);
}

/** `g m a i l . c o m`: single letters with spaces between. */
function spelledDomain(text: string, from: number): number | undefined {
  const match = /^(?:[a-z0-9] ){2,30}?(?:\.|dot) ?(?:[a-z] ?){2,6}(?![a-z])/i.exec(
    text.slice(from, from + 80),
  );
  return match ? from + match[0].trimEnd().length : undefined;
}

function labelEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && at - from < LONGEST_LABEL) {
    const code = text.charCodeAt(at);
    const type = classOf(code);
    if (type !== LETTER && type !== DIGIT && code !== 0x2d) break;
    at++;
  }
  return at;
}

/** Two letters or more; after a plain `@` even with what was written on without a space: `jo@example.com2nite`. */
function isTopLevel(text: string, from: number, until: number, glued: boolean): boolean {
  const letters = glued ? 2 : until - from;
  if (until - from < 2 || (!glued && until - from > 24)) return false;
  for (let at = from; at < from + letters; at++) if (classOf(text.charCodeAt(at)) !== LETTER) return false;
  return true;
}
