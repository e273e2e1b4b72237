import type { Finding } from "../types";
import { BARRIER } from "../view";
import { detectNames } from "./persons";

/** Rounds after which the search ends; a round that finds nothing ends it before, mostly the first. */
const MAX_ROUNDS = 6;

/**
 * Names that are found only once what was found already is gone. The tagger judges a word by its neighbours, so it must
 * see a text as a later redaction of it would; only then does redacting again change nothing.
 *
 * @param found in the text given
 */
export function detectNamesBeside(text: string, found: readonly Finding[]): Finding[] {
  const more: Finding[] = [];
  let masked = mask(text, found);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = detectNames(masked);
    if (next.length === 0) break;
    more.push(...next);
    masked = mask(masked, next);
  }
  return more;
}

/** The text with barriers for what was found, of the same length: any number of them counts as one. */
function mask(text: string, found: readonly Finding[]): string {
  const sorted = [...found].sort((a, b) => a.start - b.start);
  let masked = "";
  let at = 0;
  for (const { start, end } of sorted) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    masked += text.slice(at, from) + BARRIER.repeat(end - from);
    at = end;
  }
  return masked + text.slice(at);
}
