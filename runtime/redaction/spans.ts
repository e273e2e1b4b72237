import type { Finding } from "./types";

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
