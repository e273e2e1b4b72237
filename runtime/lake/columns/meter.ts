/** Bytes that buffers have taken, so that memory stays within its bound. */
export interface Meter {
  bytes: number;
}

type Numbers = Uint8Array | Int32Array | Float64Array | BigInt64Array;

/** A larger copy of an array with room for `needed` elements; the meter counts the difference. */
export function enlarge<T extends Numbers>(meter: Meter, array: T, needed: number): T {
  const length = Math.max(needed, array.length < 65_536 ? array.length * 2 : Math.ceil(array.length * 1.5));
  const larger = new (array.constructor as new (length: number) => T)(length);
  larger.set(array as never);
  meter.bytes += larger.byteLength - array.byteLength;
  return larger;
}
