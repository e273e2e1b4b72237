import { KIND, KINDS } from "./characters";

/** What stands between two words. */
export const GAP = {
  none: 0,
  space: 1,
  hyphen: 2,
  comma: 3,
  period: 4,
  line: 5,
  exclamation: 6,
  colon: 7,
  quote: 8,
  bracket: 9,
  dash: 10,
  semicolon: 11,
  slash: 12,
  barrier: 13,
  glued: 14,
  edge: 15,
  dot: 16,
  paragraph: 17,
  item: 18,
  spacedPeriod: 19,
  other: 20,
} as const;

/** Stands for a placeholder in a view. */
const BARRIER = 0xe000;

const BY_UNIT = new Map<string, number>([
  ...[..."\"“”„«»'‘’`"].map((char) => [char, GAP.quote] as const),
  ...[..."()[]{}<>（）【】「」"].map((char) => [char, GAP.bracket] as const),
  ...[..."!?！？¿¡…"].map((char) => [char, GAP.exclamation] as const),
  ...[..."/&+\\"].map((char) => [char, GAP.slash] as const),
  ...[...";|；•·"].map((char) => [char, GAP.semicolon] as const),
  ...[...",،，、"].map((char) => [char, GAP.comma] as const),
  ...[..."=:："].map((char) => [char, GAP.colon] as const),
  ...[..."。।"].map((char) => [char, GAP.period] as const),
]);
const PUNCTUATION = new Uint8Array(0x10000);
for (const [char, gap] of BY_UNIT) PUNCTUATION[char.charCodeAt(0)] = gap;

/** The kind of what stands from one offset to another, where no word is. */
export function gapBetween(text: string, from: number, to: number): number {
  if (from === to) return from === 0 || to === text.length ? GAP.edge : GAP.none;
  const first = text.charCodeAt(from);
  if (to - from === 1 && first === 0x20) return GAP.space;
  let lines = 0;
  let spaces = 0;
  let found = 0;
  let item = false;
  for (let at = from; at < to; at++) {
    const unit = text.charCodeAt(at);
    const kind = KINDS[unit] as number;
    if (unit === BARRIER) return GAP.barrier;
    if (kind === KIND.digit) item = true;
    if (kind === KIND.newline) lines++;
    else if (kind === KIND.space) spaces++;
    else if (lines > 0) item = true;
    else if (found === 0) found = unit;
  }
  if (item && lines === 0) return GAP.item;
  if (lines > 0) return item ? GAP.item : lines > 1 ? GAP.paragraph : GAP.line;
  if (found === 0) return GAP.space;
  if (found === 0x2d) return spaces === 0 ? GAP.hyphen : GAP.dash;
  if (found === 0x2e)
    return spaces === 0 && to < text.length
      ? to - from === 1
        ? GAP.dot
        : GAP.other
      : first === 0x2e
        ? GAP.period
        : GAP.spacedPeriod;
  const known = PUNCTUATION[found] as number;
  if (known !== 0) return known;
  return spaces === 0 && from > 0 ? GAP.glued : GAP.other;
}
