import { startOf, type Texts } from "./texts";
import type { Bounds } from "./values";

/** Longest bound that is kept whole, in bytes. */
const LONGEST = 64;

/** Smallest and largest text of a range in the order of their bytes; long ones become bounds of them. */
export function textBounds(
  texts: Texts,
  from: number,
  to: number,
  placeOf: (at: number) => number,
): Bounds | undefined {
  if (from === to) return undefined;
  let min = placeOf(from);
  let max = min;
  for (let at = from + 1; at < to; at++) {
    const place = placeOf(at);
    if (place === min || place === max) continue;
    if (compare(texts, place, min) < 0) min = place;
    else if (compare(texts, place, max) > 0) max = place;
  }
  const least = texts.bytes.slice(startOf(texts, min), startOf(texts, min + 1));
  const most = texts.bytes.slice(startOf(texts, max), startOf(texts, max + 1));
  const upper = most.length > LONGEST ? above(cut(most)) : most;
  if (!upper) return undefined;
  return {
    min: least.length > LONGEST ? cut(least) : least,
    max: upper,
    minExact: least.length <= LONGEST,
    maxExact: most.length <= LONGEST,
  };
}

function compare(texts: Texts, left: number, right: number): number {
  const { bytes } = texts;
  const leftEnd = startOf(texts, left + 1);
  const rightEnd = startOf(texts, right + 1);
  let one = startOf(texts, left);
  let other = startOf(texts, right);
  while (one < leftEnd && other < rightEnd) {
    const difference = (bytes[one++] as number) - (bytes[other++] as number);
    if (difference !== 0) return difference;
  }
  return leftEnd - one - (rightEnd - other);
}

/** The first bytes, whole characters only. */
function cut(text: Uint8Array): Uint8Array {
  let end = LONGEST;
  while (end > 0 && ((text[end] as number) & 0xc0) === 0x80) end--;
  return text.slice(0, end);
}

/** A text above all that begin so: its last ASCII character raised by one. Undefined where it has none. */
function above(start: Uint8Array): Uint8Array | undefined {
  for (let at = start.length - 1; at >= 0; at--) {
    if ((start[at] as number) >= 0x7f) continue;
    const raised = start.slice(0, at + 1);
    raised[at] = (start[at] as number) + 1;
    return raised;
  }
  return undefined;
}
