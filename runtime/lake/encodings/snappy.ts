/** Snappy's block format: https://github.com/google/snappy/blob/main/format_description.txt */

const TABLE_BITS = 14;
const table = new Int32Array(1 << TABLE_BITS);
/** Farthest a copy reaches back with two bytes of offset. */
const FARTHEST = 0xffff;
/** Bytes at the end in which no match begins. */
const MARGIN = 15;

/** Compresses bytes. The result is at most 32 + length · 7/6 long. */
export function snappyCompress(input: Uint8Array): Buffer {
  const out = Buffer.allocUnsafeSlow(32 + input.length + Math.ceil(input.length / 6));
  let at = 0;
  let size = input.length;
  for (; size > 0x7f; size >>>= 7) out[at++] = (size & 0x7f) | 0x80;
  out[at++] = size;
  const bits = Math.max(8, Math.min(TABLE_BITS, 32 - Math.clz32(input.length)));
  const shift = 32 - bits;
  table.fill(-1 - FARTHEST, 0, 1 << bits);
  const view = new DataView(input.buffer, input.byteOffset, input.length);
  const limit = input.length - MARGIN;
  let literal = 0;
  let position = 0;
  let skip = 32;
  while (position < limit) {
    const word = view.getUint32(position, true);
    const slot = Math.imul(word, 0x1e35a7bd) >>> shift;
    const candidate = table[slot] as number;
    table[slot] = position;
    if (position - candidate > FARTHEST || view.getUint32(candidate, true) !== word) {
      position += skip++ >>> 5;
      continue;
    }
    skip = 32;
    if (position > literal) at = putLiteral(out, at, input, literal, position);
    let length = 4;
    while (position + length < input.length && input[position + length] === input[candidate + length])
      length++;
    at = putCopy(out, at, position - candidate, length);
    position += length;
    literal = position;
    if (position < limit) {
      table[Math.imul(view.getUint32(position - 1, true), 0x1e35a7bd) >>> shift] = position - 1;
    }
  }
  if (literal < input.length) at = putLiteral(out, at, input, literal, input.length);
  return out.subarray(0, at);
}

function putLiteral(out: Buffer, start: number, input: Uint8Array, from: number, to: number): number {
  let at = start;
  const last = to - from - 1;
  if (last < 60) out[at++] = last << 2;
  else {
    const bytes = last < 0x100 ? 1 : last < 0x10000 ? 2 : last < 0x1000000 ? 3 : 4;
    out[at++] = (59 + bytes) << 2;
    for (let index = 0; index < bytes; index++) out[at++] = (last >>> (index * 8)) & 0xff;
  }
  if (to - from < 32) for (let index = from; index < to; index++) out[at++] = input[index] as number;
  else {
    out.set(input.subarray(from, to), at);
    at += to - from;
  }
  return at;
}

function putCopy(out: Buffer, start: number, offset: number, length: number): number {
  let at = start;
  let left = length;
  while (left > 0) {
    // A rest below 4 could not be written as a short copy: it is kept longer.
    const step = left > 64 ? (left < 68 ? 60 : 64) : left;
    if (step >= 4 && step < 12 && offset < 2048) {
      out[at++] = 1 | ((step - 4) << 2) | ((offset >>> 8) << 5);
      out[at++] = offset & 0xff;
    } else {
      out[at++] = 2 | ((step - 1) << 2);
      out[at++] = offset & 0xff;
      out[at++] = offset >>> 8;
    }
    left -= step;
  }
  return at;
}
