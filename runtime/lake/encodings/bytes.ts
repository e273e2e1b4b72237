/** Bytes being written, growing as needed. Little endian, as Parquet is. */
export interface ByteWriter {
  readonly length: number;
  byte(value: number): void;
  /** Unsigned LEB128 of an integer up to 2^53. */
  varint(value: number): void;
  /** Zigzag LEB128 of an integer within ±2^52. */
  zigzag(value: number): void;
  bytes(source: Uint8Array, from?: number, to?: number): void;
  /** What was written, not copied: valid until the next write. */
  view(): Buffer;
}

const TEXT = new TextEncoder();

export function utf8(text: string): Uint8Array {
  return TEXT.encode(text);
}

export function createByteWriter(capacity = 256): ByteWriter {
  let buffer = Buffer.allocUnsafeSlow(capacity);
  let length = 0;
  const grow = (needed: number) => {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, buffer.length * 2));
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  };
  const varint = (value: number) => {
    if (length + 10 > buffer.length) grow(length + 10);
    let rest = value;
    while (rest > 0x7fffffff) {
      buffer[length++] = (rest % 128) | 0x80;
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      buffer[length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    buffer[length++] = rest;
  };
  return {
    get length() {
      return length;
    },
    byte(value) {
      if (length === buffer.length) grow(length + 1);
      buffer[length++] = value;
    },
    varint,
    zigzag: (value) => varint(value >= 0 ? value * 2 : -value * 2 - 1),
    bytes(source, from = 0, to = source.length) {
      const size = to - from;
      if (length + size > buffer.length) grow(length + size);
      buffer.set(from === 0 && to === source.length ? source : source.subarray(from, to), length);
      length += size;
    },
    view: () => buffer.subarray(0, length),
  };
}
