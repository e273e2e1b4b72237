import { createBitWriter } from "./bit-packing";
import type { ByteWriter } from "./bytes";

/** A repeated value is worth a run of its own from this length on, amid packed ones. */
const WORTHWHILE = 16;

/**
 * Parquet's hybrid of runs and bit-packed groups of eight, without a length before it. It holds levels and places in a
 * dictionary.
 * @param width bits of a value, 0 to 24
 */
export function writeHybrid(
  out: ByteWriter,
  values: ArrayLike<number>,
  from: number,
  to: number,
  width: number,
): void {
  const bits = createBitWriter(out);
  let at = from;
  while (at < to) {
    const run = runLength(values, at, to, to - at);
    if (run >= 8 || at + run === to) {
      out.varint(run * 2);
      const value = values[at] as number;
      for (let shift = 0; shift < width; shift += 8) out.byte((value >>> shift) & 0xff);
      at += run;
      continue;
    }
    let end = at;
    do end += 8;
    while (end < to && runLength(values, end, to, WORTHWHILE) < WORTHWHILE);
    out.varint(((end - at) >> 3) * 2 + 1);
    const last = Math.min(end, to);
    for (let index = at; index < last; index++) bits.push(values[index] as number, width);
    for (let index = last; index < end; index++) bits.push(0, width);
    bits.flush();
    at = last;
  }
}

/** Equal values from `at` on, counted no further than `most`. */
function runLength(values: ArrayLike<number>, at: number, to: number, most: number): number {
  const end = Math.min(to, at + most);
  const first = values[at];
  let next = at + 1;
  while (next < end && values[next] === first) next++;
  return next - at;
}
