import { enlarge, type Meter } from "./meter";
import { append, createTexts, startOf, type Texts } from "./texts";

/** Distinct texts, numbered in the order in which they came. */
export interface Dictionary {
  readonly texts: Texts;
  /** The text's number; a new text gets the next one. */
  find(source: Uint8Array, from: number, to: number): number;
  /** Whether texts have been made to collide: finding one takes longer than it may. */
  isSlow(): boolean;
  /** Bytes its buffers take. */
  allocated(): number;
}

/** Steps one search may take on average of a thousand. */
const MOST_STEPS = 64;

export function createDictionary(meter: Meter): Dictionary {
  const texts = createTexts(meter, 64);
  let hashes = enlarge(meter, new Int32Array(0), 16);
  /** Open addressing: number + 1 of the text, 0 is free. */
  let slots = enlarge(meter, new Int32Array(0), 32);
  let slow = false;
  const rehash = () => {
    const larger = new Int32Array(slots.length * 2);
    const mask = larger.length - 1;
    for (let place = 0; place < texts.count; place++) {
      let slot = (hashes[place] as number) & mask;
      while (larger[slot] !== 0) slot = (slot + 1) & mask;
      larger[slot] = place + 1;
    }
    meter.bytes += larger.byteLength - slots.byteLength;
    slots = larger;
  };
  return {
    texts,
    isSlow: () => slow,
    allocated: () => texts.bytes.byteLength + texts.ends.byteLength + hashes.byteLength + slots.byteLength,
    find(source, from, to) {
      const hash = hashOf(source, from, to);
      const mask = slots.length - 1;
      let slot = hash & mask;
      let steps = 0;
      for (let entry = slots[slot] as number; entry !== 0; entry = slots[slot] as number) {
        if (hashes[entry - 1] === hash && isText(texts, entry - 1, source, from, to)) return entry - 1;
        slot = (slot + 1) & mask;
        if (++steps > MOST_STEPS) slow = true;
      }
      const place = texts.count;
      append(meter, texts, source, from, to);
      if (place === hashes.length) hashes = enlarge(meter, hashes, place + 1);
      hashes[place] = hash;
      slots[slot] = place + 1;
      if (texts.count * 2 > slots.length) rehash();
      return place;
    },
  };
}

/** FNV-1a; of a long text the first and the last bytes. */
function hashOf(source: Uint8Array, from: number, to: number): number {
  let hash = 0x811c9dc5 ^ (to - from);
  const middle = to - from > 48 ? from + 24 : to;
  for (let at = from; at < middle; at++) hash = Math.imul(hash ^ (source[at] as number), 0x01000193);
  if (middle < to) {
    for (let at = to - 24; at < to; at++) hash = Math.imul(hash ^ (source[at] as number), 0x01000193);
  }
  return hash ^ (hash >>> 15);
}

function isText(texts: Texts, place: number, source: Uint8Array, from: number, to: number): boolean {
  const start = startOf(texts, place);
  if ((texts.ends[place] as number) - start !== to - from) return false;
  const { bytes } = texts;
  for (let at = start, next = from; next < to; at++, next++) if (bytes[at] !== source[next]) return false;
  return true;
}
