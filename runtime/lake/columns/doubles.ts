import { bitWidth } from "../encodings/bit-packing";
import { writeHybrid } from "../encodings/hybrid";
import { enlarge, type Meter } from "./meter";
import { type Bounds, ENCODING, type EncodedValues, type Values } from "./values";

/** Distinct values above which a dictionary is not tried. */
const MOST_DISTINCT = 4096;

export function createDoubles(meter: Meter): Values {
  let values = enlarge(meter, new Float64Array(0), 16);
  let count = 0;
  return {
    push(_source, _from, _to, number) {
      if (count === values.length) values = enlarge(meter, values, count + 1);
      values[count++] = number;
    },
    encode() {
      const used = values.subarray(0, count);
      return withDictionary(used) ?? plain(used);
    },
  };
}

function plain(values: Float64Array): EncodedValues {
  const bytes = bytesOf(values);
  return {
    encoding: ENCODING.plain,
    valueBytes: 8,
    writePage: (out, from, to) => out.bytes(bytes, from * 8, to * 8),
    bounds: (from, to) => boundsOf(values, from, to),
  };
}

/** Places in a list of the distinct values, where these are few. */
function withDictionary(values: Float64Array): EncodedValues | undefined {
  const places = new Map<number, number>();
  const indexes = new Int32Array(values.length);
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    // A map takes -0 for 0.
    if (Object.is(value, -0)) return undefined;
    let place = places.get(value);
    if (place === undefined) {
      place = places.size;
      if (place === MOST_DISTINCT || (place > 32 && place * 2 > at)) return undefined;
      places.set(value, place);
    }
    indexes[at] = place;
  }
  if (places.size * 2 > values.length) return undefined;
  const width = bitWidth(places.size - 1);
  return {
    encoding: ENCODING.rleDictionary,
    dictionary: { bytes: bytesOf(Float64Array.from(places.keys())), count: places.size },
    valueBytes: width / 8,
    writePage(out, from, to) {
      out.byte(width);
      writeHybrid(out, indexes, from, to, width);
    },
    bounds: (from, to) => boundsOf(values, from, to),
  };
}

function boundsOf(values: Float64Array, from: number, to: number): Bounds | undefined {
  if (from === to) return undefined;
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (let at = from; at < to; at++) {
    const value = values[at] as number;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  // The format wants zeros so, because readers may tell -0 from 0.
  const bytes = bytesOf(Float64Array.of(min === 0 ? -0 : min, max === 0 ? 0 : max));
  return { min: bytes.subarray(0, 8), max: bytes.subarray(8), minExact: min !== 0, maxExact: max !== 0 };
}

function bytesOf(values: Float64Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
