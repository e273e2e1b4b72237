import type { Mutation } from "./mutation";

/** Ways of spoiling the bytes of an event. */
export const BYTES: Record<string, Mutation> = {
  truncated: (text, random) => Buffer.from(text).subarray(0, random.int(0, text.length - 1)),
  "without its beginning": (text, random) => Buffer.from(text).subarray(random.int(1, text.length - 1)),
  "bytes flipped": (text, random) => {
    const bytes = Buffer.from(text);
    for (let flips = random.int(1, 4); flips > 0; flips--) {
      const at = random.int(0, bytes.length - 1);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(0, 7));
    }
    return bytes;
  },
  "bytes put in": (text, random) => {
    const bytes = Buffer.from(text);
    const at = random.int(0, bytes.length);
    const more = Buffer.from(Array.from({ length: random.int(1, 6) }, () => random.int(0, 255)));
    return Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);
  },
  "invalid UTF-8": (text, random) => {
    const bytes = Buffer.from(text);
    const at = random.int(0, bytes.length);
    const broken = random.pick([
      [0xc0, 0xaf],
      [0xed, 0xa0, 0x80],
      [0xff],
      [0xf5, 0x80, 0x80, 0x80],
      [0x80],
      [0xe2, 0x82],
    ]);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(broken), bytes.subarray(at)]);
  },
  "a NUL": (text, random) => {
    const at = random.int(0, text.length);
    return `${text.slice(0, at)}\u0000${text.slice(at)}`;
  },
  "a byte-order mark": (text) => `\ufeff${text}`,
  "UTF-16": (text) => Buffer.from(text, "utf16le"),
};
