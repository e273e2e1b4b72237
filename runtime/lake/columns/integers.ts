import { enlarge, type Meter } from "./meter";
import { ENCODING, type EncodedValues, type Values } from "./values";

/** Integers of 64 bits, from their digits. */
export function createIntegers(meter: Meter): Values {
  let values = enlarge(meter, new BigInt64Array(0), 16);
  let count = 0;
  return {
    push(source, from, to) {
      if (count === values.length) values = enlarge(meter, values, count + 1);
      values[count++] = BigInt(source.toString("latin1", from, to));
    },
    encode: () => plainIntegers(values.subarray(0, count)),
  };
}

export function plainIntegers(values: BigInt64Array): EncodedValues {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return {
    encoding: ENCODING.plain,
    valueBytes: 8,
    writePage: (out, from, to) => out.bytes(bytes, from * 8, to * 8),
    bounds(from, to) {
      if (from === to) return undefined;
      let min = from;
      let max = from;
      for (let at = from; at < to; at++) {
        if ((values[at] as bigint) < (values[min] as bigint)) min = at;
        if ((values[at] as bigint) > (values[max] as bigint)) max = at;
      }
      return {
        min: bytes.slice(min * 8, min * 8 + 8),
        max: bytes.slice(max * 8, max * 8 + 8),
        minExact: true,
        maxExact: true,
      };
    },
  };
}
