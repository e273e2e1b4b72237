import { KIND, KINDS } from "./characters";
import { gapBetween } from "./gaps";
import { readWord } from "./read-word";
import { allocateTokens, type Tokens } from "./token-arrays";

let tokens = allocateTokens(1024);

/** Splits a text into words. What it returns is good until the next call. */
export function tokenise(text: string): Tokens {
  if (text.length + 2 > tokens.start.length) tokens = allocateTokens(text.length + 1024);
  const { start, end, gap } = tokens;
  const length = text.length;
  let count = 0;
  let at = 0;
  let before = 0;
  while (at < length) {
    if ((KINDS[text.charCodeAt(at)] as number) < KIND.digit) {
      at++;
      continue;
    }
    const marker = endOfMarker(text, before, at);
    if (marker > 0) {
      at = marker;
      continue;
    }
    gap[count] = gapBetween(text, before, at);
    start[count] = at;
    at = readWord(tokens, text, at, count);
    before = end[count] as number;
    if (tokens.possessive[count]) before = at;
    count++;
  }
  gap[count] = gapBetween(text, before, length);
  tokens.count = count;
  return tokens;
}

/** Where the number of a list's item at the start of a line ends (`2.`, `3)`); 0 where there is none. */
function endOfMarker(text: string, before: number, from: number): number {
  if ((KINDS[text.charCodeAt(from)] as number) !== KIND.digit) return 0;
  let at = from + 1;
  while (at < from + 2 && (KINDS[text.charCodeAt(at)] as number) === KIND.digit) at++;
  const sign = text.charCodeAt(at);
  if (sign !== 0x2e && sign !== 0x29) return 0;
  if ((KINDS[text.charCodeAt(at + 1)] as number) !== KIND.space) return 0;
  if (from === 0) return at + 1;
  for (let back = from - 1; back >= before; back--) {
    const kind = KINDS[text.charCodeAt(back)] as number;
    if (kind === KIND.newline) return at + 1;
    if (kind !== KIND.space) return 0;
  }
  return before === 0 ? at + 1 : 0;
}
