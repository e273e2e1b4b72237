import { createHash, type Hash } from "node:crypto";

const LINE_FEED = 0x0a;

/** One line of an object: its bytes, or the SHA-256 (hex) of one that is too long to hold. */
export type Line = { number: number; size: number } & (
  | { bytes: Buffer; sha256?: never }
  | { bytes?: never; sha256: string }
);

/**
 * The lines of a stream, counted from 0, empty ones left out. Holds one chunk and one line of at most `most` bytes at a
 * time; a longer one is only counted and hashed.
 */
export async function* linesOf(source: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<Line> {
  let number = 0;
  const line = openLine(most);
  for await (const bytes of source) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let from = 0; from < chunk.length; ) {
      const feed = chunk.indexOf(LINE_FEED, from);
      line.add(chunk.subarray(from, feed === -1 ? chunk.length : feed));
      if (feed === -1) break;
      const ended = line.end(number++);
      if (ended) yield ended;
      from = feed + 1;
    }
  }
  const last = line.end(number);
  if (last) yield last;
}

function openLine(most: number) {
  let parts: Buffer[] = [];
  let size = 0;
  let hash: Hash | undefined;
  return {
    add(part: Buffer): void {
      size += part.length;
      if (size > most && !hash) {
        hash = createHash("sha256");
        for (const held of parts) hash.update(held);
        parts = [];
      }
      if (hash) hash.update(part);
      else if (part.length > 0) parts.push(part);
    },
    end(number: number): Line | undefined {
      const ended = { number, size, parts, hash };
      parts = [];
      size = 0;
      hash = undefined;
      if (ended.size === 0) return undefined;
      if (ended.hash) return { number, size: ended.size, sha256: ended.hash.digest("hex") };
      const [only] = ended.parts;
      const bytes = ended.parts.length === 1 && only ? only : Buffer.concat(ended.parts);
      return { number, size: ended.size, bytes };
    },
  };
}
