import { createBitWriter } from "../encodings/bit-packing";
import { enlarge, type Meter } from "./meter";
import { ENCODING, type Values } from "./values";

export function createBooleans(meter: Meter): Values {
  let values = enlarge(meter, new Uint8Array(0), 64);
  let count = 0;
  return {
    push(_source, _from, _to, number) {
      if (count === values.length) values = enlarge(meter, values, count + 1);
      values[count++] = number;
    },
    encode: () => ({
      encoding: ENCODING.plain,
      valueBytes: 1 / 8,
      writePage(out, from, to) {
        const bits = createBitWriter(out);
        for (let at = from; at < to; at++) bits.push(values[at] as number, 1);
        bits.flush();
      },
      bounds(from, to) {
        if (from === to) return undefined;
        const range = values.subarray(from, to);
        const min = Uint8Array.of(range.includes(0) ? 0 : 1);
        const max = Uint8Array.of(range.includes(1) ? 1 : 0);
        return { min, max, minExact: true, maxExact: true };
      },
    }),
  };
}
