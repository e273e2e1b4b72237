import type { Row, Span } from "./types";

const INVISIBLE = /\u200b|\u200c|\u200d|\u2060|\ufeff|\u00ad/g;
const WORD = /[\p{L}\p{N}]+/gu;
/** Sentences where a removed name or number is no mistake: they are no false positives. */
const EXEMPT = new Set(["public", "hotline"]);
/** Largest share of a value's letters and digits that may stay for it to count as removed. */
const MOST_LEFT = 0.3;

/** Found of all. */
export interface Tally {
  removed: number;
  of: number;
}

export interface Measure {
  types: Map<string, Tally>;
  variations: Map<string, Tally>;
  falsePositives: Tally;
  /** Rows with a value that stayed, or negative rows that lost a word. */
  misses: { row: Row; out: string; spans: Span[] }[];
}

/**
 * Full recall: share of values of which no identifying piece is left. False positives: share of negative sentences that
 * lost a word, without public figures and hotlines.
 *
 * @param outs the redacted texts, row for row
 */
export function measure(rows: readonly Row[], outs: readonly string[]): Measure {
  if (rows.length !== outs.length) throw new Error(`${rows.length} rows but ${outs.length} redacted texts.`);
  const result: Measure = {
    types: new Map(),
    variations: new Map(),
    falsePositives: { removed: 0, of: 0 },
    misses: [],
  };
  for (const [index, row] of rows.entries()) {
    const out = normal(outs[index] as string);
    if (row.label === "neg") {
      countNegative(result, row, out);
      continue;
    }
    const rest = normal(blank(row));
    const missed = row.spans.filter((span) => {
      const ok = isRemoved(span, row.text, out, rest);
      count(result.types, span.type, ok);
      count(result.variations, span.variation, ok);
      return !ok;
    });
    if (missed.length > 0) result.misses.push({ row, out, spans: missed });
  }
  return result;
}

/** Per cent, 0 of nothing. */
export function percent({ removed, of }: Tally): number {
  return of === 0 ? 0 : (100 * removed) / of;
}

/** Mean of the types' recalls in per cent, each type weighing the same. */
export function macro(types: ReadonlyMap<string, Tally>): number {
  const all = [...types.values()].map(percent);
  return all.reduce((sum, recall) => sum + recall, 0) / Math.max(1, all.length);
}

function count(tallies: Map<string, Tally>, key: string, ok: boolean): void {
  const tally = tallies.get(key) ?? { removed: 0, of: 0 };
  tallies.set(key, { removed: tally.removed + Number(ok), of: tally.of + 1 });
}

function countNegative(result: Measure, row: Row, out: string): void {
  if (row.tags.some((tag) => EXEMPT.has(tag.split(":")[0] as string))) return;
  const left = tally(out);
  const altered = [...tally(normal(row.text))].some(([word, times]) => times > (left.get(word) ?? 0));
  result.falsePositives.of++;
  if (!altered) return;
  result.falsePositives.removed++;
  result.misses.push({ row, out, spans: [] });
}

function normal(text: string): string {
  return text.replace(INVISIBLE, "").normalize("NFKC");
}

const words = (text: string): string[] => text.match(WORD) ?? [];

function tally(text: string): Map<string, number> {
  const times = new Map<string, number>();
  for (const word of words(text)) times.set(word, (times.get(word) ?? 0) + 1);
  return times;
}

/** The text without its values. */
function blank({ text, spans }: Row): string {
  let rest = "";
  let at = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    rest += `${text.slice(at, span.start)} \u0001 `;
    at = span.end;
  }
  return rest + text.slice(at);
}

function isRemoved(span: Span, text: string, out: string, rest: string): boolean {
  const value = normal(span.value);
  // Glued to the next word: there is no word boundary to rely on.
  if (/[\p{L}\p{N}]/u.test(text[span.end] ?? "")) return parts(out, value) <= parts(rest, value);
  if (wholes(out, value) > wholes(rest, value)) return false;
  const inOut = tally(out);
  const inRest = tally(rest);
  const pieces = words(value);
  const leaked = pieces.filter((piece) => (inOut.get(piece) ?? 0) > (inRest.get(piece) ?? 0));
  const leaks = (list: readonly string[]) => list.some((piece) => leaked.includes(piece));
  if (span.type === "PERSON") return !leaked.some((piece) => [...piece].length >= 2 || /[^ -~]/.test(piece));
  if (span.type === "EMAIL") {
    const local = words(value.split(/@| at |\[at\]|\(at\)/)[0] as string);
    return !leaks(local.filter((piece) => piece !== "dot"));
  }
  if (span.type === "ADDRESS") return !leaks(pieces.slice(0, 2));
  return length(leaked) <= MOST_LEFT * Math.max(1, length(pieces));
}

const length = (pieces: readonly string[]) => pieces.reduce((sum, piece) => sum + [...piece].length, 0);
const parts = (text: string, value: string) => text.split(value).length - 1;

function wholes(text: string, value: string): number {
  const escaped = value.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return text.match(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "gu"))?.length ?? 0;
}
