import type { ByteWriter } from "./bytes";

/** Bits one step may add: 7 pending bits and these fit into 31. */
const STEP = 24;

/** Bits, lowest first, gathered to bytes. */
export interface BitWriter {
  /** Appends the lowest `width` (up to 53) bits of an integer that has no more. */
  push(value: number, width: number): void;
  /** Fills up the last byte with zeros. */
  flush(): void;
}

export function createBitWriter(out: ByteWriter): BitWriter {
  let pending = 0;
  let bits = 0;
  const step = (value: number, width: number) => {
    pending |= value << bits;
    bits += width;
    while (bits >= 8) {
      out.byte(pending & 0xff);
      pending >>>= 8;
      bits -= 8;
    }
  };
  return {
    push(value, width) {
      let rest = value;
      let left = width;
      while (left > STEP) {
        step(rest % 0x1000000, STEP);
        rest = Math.floor(rest / 0x1000000);
        left -= STEP;
      }
      step(rest, left);
    },
    flush() {
      if (bits > 0) out.byte(pending & 0xff);
      pending = 0;
      bits = 0;
    },
  };
}

/** Bits that hold every integer from 0 to `max` (up to 2^53). */
export function bitWidth(max: number): number {
  return max < 0x100000000 ? 32 - Math.clz32(max) : 64 - Math.clz32(Math.floor(max / 0x100000000));
}
