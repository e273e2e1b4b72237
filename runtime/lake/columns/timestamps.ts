import { DELTA_LIMIT, writeDelta } from "../encodings/delta";
import { plainIntegers } from "./integers";
import { enlarge, type Meter } from "./meter";
import { ENCODING, type Values } from "./values";

/** Moments in microseconds since 1970 (UTC). `number` are their milliseconds, `from` the microseconds beyond. */
export function createTimestamps(meter: Meter): Values {
  let values = enlarge(meter, new Float64Array(0), 16);
  let count = 0;
  /** Those too far from 1970 for a double to hold their microseconds: place and value. */
  const far = new Map<number, bigint>();
  return {
    push(_source, from, _to, number) {
      if (count === values.length) values = enlarge(meter, values, count + 1);
      const micros = number * 1000 + from;
      if (Math.abs(micros) > DELTA_LIMIT) {
        far.set(count, BigInt(number) * 1000n + BigInt(from));
        meter.bytes += 64;
      }
      values[count++] = micros;
    },
    encode() {
      const used = values.subarray(0, count);
      if (far.size > 0)
        return plainIntegers(BigInt64Array.from(used, (value, at) => far.get(at) ?? BigInt(value)));
      return {
        encoding: ENCODING.deltaBinaryPacked,
        valueBytes: 3,
        writePage: (out, from, to) => writeDelta(out, used, from, to),
        bounds(from, to) {
          if (from === to) return undefined;
          let min = Number.POSITIVE_INFINITY;
          let max = Number.NEGATIVE_INFINITY;
          for (let at = from; at < to; at++) {
            const value = used[at] as number;
            if (value < min) min = value;
            if (value > max) max = value;
          }
          return { min: int64(min), max: int64(max), minExact: true, maxExact: true };
        },
      };
    },
  };
}

function int64(value: number): Uint8Array {
  return new Uint8Array(BigInt64Array.of(BigInt(value)).buffer);
}
