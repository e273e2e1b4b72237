import { enlarge, type Meter } from "./meter";

/** Text as it lies in memory: one after the other, and where each ends. */
export interface Texts {
  bytes: Uint8Array;
  ends: Int32Array;
  count: number;
}

export function createTexts(meter: Meter, capacity: number): Texts {
  const bytes = enlarge(meter, new Uint8Array(0), capacity);
  return { bytes, ends: enlarge(meter, new Int32Array(0), Math.max(4, capacity >> 4)), count: 0 };
}

export function textBytes(texts: Texts): number {
  return texts.count === 0 ? 0 : (texts.ends[texts.count - 1] as number);
}

export function append(meter: Meter, texts: Texts, source: Uint8Array, from: number, to: number): void {
  const start = textBytes(texts);
  const end = start + to - from;
  if (end > texts.bytes.length) texts.bytes = enlarge(meter, texts.bytes, end);
  if (texts.count === texts.ends.length) texts.ends = enlarge(meter, texts.ends, texts.count + 1);
  const { bytes } = texts;
  if (to - from > 64) bytes.set(source.subarray(from, to), start);
  else for (let at = start, next = from; next < to; at++, next++) bytes[at] = source[next] as number;
  texts.ends[texts.count++] = end;
}

export function copyText(meter: Meter, texts: Texts, source: Texts, place: number): void {
  append(meter, texts, source.bytes, startOf(source, place), source.ends[place] as number);
}

export function startOf(texts: Texts, place: number): number {
  return place === 0 ? 0 : (texts.ends[place - 1] as number);
}

export function lengthOf(texts: Texts, place: number): number {
  return startOf(texts, place + 1) - startOf(texts, place);
}
