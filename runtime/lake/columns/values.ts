import type { ByteWriter } from "../encodings/bytes";

/** Parquet's numbers of encodings. */
export const ENCODING = {
  plain: 0,
  rle: 3,
  deltaBinaryPacked: 5,
  deltaLengthByteArray: 6,
  rleDictionary: 8,
} as const;

/** Smallest and largest value of a range, as statistics hold them. */
export interface Bounds {
  readonly min: Uint8Array;
  readonly max: Uint8Array;
  /** Whether they are values themselves, not only bounds of them. */
  readonly minExact: boolean;
  readonly maxExact: boolean;
}

/** The values of one column chunk, ready to be written page by page. Places count values that are no null. */
export interface EncodedValues {
  readonly encoding: number;
  readonly dictionary?: { readonly bytes: Uint8Array; readonly count: number };
  /** Bytes one value takes on average. */
  readonly valueBytes: number;
  writePage(out: ByteWriter, from: number, to: number): void;
  /** Undefined where there is nothing to compare. */
  bounds(from: number, to: number): Bounds | undefined;
}

/** The values of a column as they come in. */
export interface Values {
  /** Takes one entry of the tape: text by its place in the source, numbers by their value. */
  push(source: Buffer, from: number, to: number, number: number): void;
  /** Nothing is pushed after it. */
  encode(): EncodedValues;
}
