import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";

/** One line of a file, exactly as it lies there; only the line feed that ends it is left out. */
export interface Line {
  /** Position in the file, from 0. */
  index: number;
  /** Byte offset of its first byte. */
  offset: number;
  /** Length in bytes. */
  size: number;
  /** SHA-256 of the bytes, hex. */
  sha256: string;
  /** The bytes; absent where the line is longer than the limit, so that no line can fill the memory. */
  bytes?: Buffer;
}

const LINE_FEED = 0x0a;

/**
 * Reads a file line by line without decoding it: any byte may occur. A carriage return belongs to the line (JSON
 * allows it as white space). The last line needs no line feed; a file that ends with one has no empty line after it.
 *
 * @param limit longest line, in bytes, whose bytes are kept
 */
export async function* readLines(path: string, limit: number): AsyncGenerator<Line> {
  const open = new OpenLine(limit);
  let index = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_FEED); to !== -1; to = chunk.indexOf(LINE_FEED, from)) {
      open.add(chunk.subarray(from, to));
      yield open.close(index++, 1);
      from = to + 1;
    }
    open.add(chunk.subarray(from));
  }
  if (open.size > 0) yield open.close(index, 0);
}

/** The line that is being read: its bytes as far as they are kept, its hash and its length. */
class OpenLine {
  size = 0;
  private offset = 0;
  private parts: Buffer[] = [];
  private hash: Hash = createHash("sha256");

  constructor(private readonly limit: number) {}

  add(part: Buffer): void {
    if (part.length === 0) return;
    this.size += part.length;
    this.hash.update(part);
    if (this.size <= this.limit) this.parts.push(part);
    else this.parts = [];
  }

  /** Ends the line. `terminator` is how many bytes follow it before the next one. */
  close(index: number, terminator: number): Line {
    const { size, offset } = this;
    const line: Line = { index, offset, size, sha256: this.hash.digest("hex") };
    if (size <= this.limit) line.bytes = Buffer.concat(this.parts);
    this.offset += size + terminator;
    this.size = 0;
    this.parts = [];
    this.hash = createHash("sha256");
    return line;
  }
}
