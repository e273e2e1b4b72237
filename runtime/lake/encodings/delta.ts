import { bitWidth, createBitWriter } from "./bit-packing";
import type { ByteWriter } from "./bytes";

/** Values of a block, and of each of its miniblocks. */
const BLOCK = 128;
const MINI = 32;

/** Largest distance between two values for which every step stays exact. */
export const DELTA_LIMIT = 2 ** 51;

/**
 * DELTA_BINARY_PACKED: the first value, then differences, packed by the block.
 * @param values integers within ±DELTA_LIMIT
 */
export function writeDelta(out: ByteWriter, values: ArrayLike<number>, from: number, to: number): void {
  out.varint(BLOCK);
  out.varint(BLOCK / MINI);
  out.varint(to - from);
  out.zigzag(to > from ? (values[from] as number) : 0);
  const bits = createBitWriter(out);
  const deltas = new Float64Array(BLOCK);
  for (let start = from + 1; start < to; start += BLOCK) {
    const count = Math.min(BLOCK, to - start);
    let smallest = Number.POSITIVE_INFINITY;
    for (let index = 0; index < count; index++) {
      const delta = (values[start + index] as number) - (values[start + index - 1] as number);
      deltas[index] = delta;
      if (delta < smallest) smallest = delta;
    }
    for (let index = 0; index < count; index++) deltas[index] = (deltas[index] as number) - smallest;
    deltas.fill(0, count);
    out.zigzag(smallest);
    writeBlock(out, bits, deltas, count);
  }
}

function writeBlock(
  out: ByteWriter,
  bits: ReturnType<typeof createBitWriter>,
  deltas: Float64Array,
  count: number,
): void {
  const widths: number[] = [];
  for (let mini = 0; mini < BLOCK; mini += MINI) {
    let largest = 0;
    for (let index = mini; index < mini + MINI; index++) {
      const delta = deltas[index] as number;
      if (delta > largest) largest = delta;
    }
    widths.push(bitWidth(largest));
    out.byte(bitWidth(largest));
  }
  for (let mini = 0; mini < count; mini += MINI) {
    const width = widths[mini / MINI] as number;
    for (let index = mini; index < mini + MINI; index++) bits.push(deltas[index] as number, width);
    bits.flush();
  }
}
