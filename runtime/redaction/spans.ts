import type { Finding } from "./types";
import { startOf, type View } from "./view";

/**
 * Sorts findings and joins those that overlap into one of the longest one's type; those that only touch stay apart.
 */
export function joinOverlaps(findings: readonly Finding[]): Finding[] {
  const sorted = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: (Finding & { longest: number })[] = [];
  for (const { type, start, end } of sorted) {
    const last = joined.at(-1);
    if (!last || start >= last.end) {
      joined.push({ type, start, end, longest: end - start });
      continue;
    }
    if (end - start > last.longest) {
      last.type = type;
      last.longest = end - start;
    }
    last.end = Math.max(last.end, end);
  }
  return joined.map(({ type, start, end }) => ({ type, start, end }));
}

/** Widens a span so that it takes no part of an original character: `½` is three characters of the view. */
export function wholeCharacters(view: View, { type, start, end }: Finding): Finding {
  if (!view.origin) return { type, start, end };
  let from = start;
  let to = end;
  while (from > 0 && startOf(view, from - 1) === startOf(view, from)) from--;
  while (to < view.text.length && startOf(view, to) === startOf(view, to - 1)) to++;
  return { type, start: from, end: to };
}
