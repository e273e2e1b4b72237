import { DETECTORS } from "./detectors";
import { detectNamesBeside } from "./names";
import { joinOverlaps } from "./spans";
import type { Detector, Finding } from "./types";
import { createView, endOf, startOf } from "./view";

export interface RedactedText {
  text: string;
  /** In order, apart from each other; offsets into the text that was given. */
  found: Finding[];
}

/** Writes what stands for a finding. */
export type Replace = (finding: Finding, original: string) => string;

/** `[EMAIL]` and the like. */
export const placeholder: Replace = ({ type }) => `[${type}]`;

/**
 * Replaces every personal value found in a text by a placeholder of its type, in one pass. Redacting the result again
 * changes nothing, see `detectors/context.ts` and `names/again.ts`. Time is linear in the length of the text.
 *
 * @param known finds values known beforehand
 */
export function redactText(text: string, known?: Detector, replace: Replace = placeholder): RedactedText {
  const view = createView(text);
  const raw: Finding[] = known ? known(view.text) : [];
  // One by one: a long text has more findings than a call can have arguments.
  for (const detect of DETECTORS) for (const finding of detect(view.text)) raw.push(finding);
  if (raw.length === 0) return { text, found: raw };
  for (const finding of detectNamesBeside(view.text, raw)) raw.push(finding);
  const found = joinOverlaps(
    raw.map(({ type, start, end }) => ({ type, start: startOf(view, start), end: endOf(view, end - 1) })),
  );
  return { text: replaceFound(text, found, replace), found };
}

/** The text with every finding (sorted, apart from each other) replaced. */
export function replaceFound(text: string, found: readonly Finding[], replace: Replace): string {
  const parts: string[] = [];
  let at = 0;
  for (const finding of found) {
    parts.push(text.slice(at, finding.start), replace(finding, text));
    at = finding.end;
  }
  parts.push(text.slice(at));
  return parts.join("");
}
