const LINE_FEED = 0x0a;

/** Longest line that is read: what the event path lets through is 1 MiB at most. */
export const LONGEST_LINE = 16 * 2 ** 20;

/** Whole lines, each ended by a line feed, in one buffer. */
export interface LineBlock {
  readonly bytes: Buffer;
  /** Set where it holds the beginning of one line that is too long. */
  readonly tooLong: boolean;
}

/** Cuts a stream of bytes between lines. Only a line feed ends a line; the last one gets one if it has none. */
export async function* lineBlocks(input: AsyncIterable<Buffer>): AsyncGenerator<LineBlock> {
  let pending: Buffer[] = [];
  let size = 0;
  let skipping = false;
  for await (const chunk of input) {
    let from = 0;
    if (skipping || size > 0) {
      const feed = chunk.indexOf(LINE_FEED);
      const to = feed === -1 ? chunk.length : feed + 1;
      if (!skipping) {
        pending.push(chunk.subarray(0, to));
        size += to;
      }
      from = to;
      if (feed !== -1) {
        if (!skipping) yield { bytes: Buffer.concat(pending), tooLong: false };
        skipping = false;
        pending = [];
        size = 0;
      } else if (size > LONGEST_LINE) {
        yield { bytes: Buffer.concat(pending).subarray(0, 1024), tooLong: true };
        skipping = true;
        pending = [];
        size = 0;
      }
    }
    const end = chunk.lastIndexOf(LINE_FEED) + 1;
    if (end > from) yield { bytes: chunk.subarray(from, end), tooLong: false };
    const rest = chunk.subarray(Math.max(from, end));
    if (rest.length > 0) {
      pending = [rest];
      size = rest.length;
    }
  }
  if (size > 0) yield { bytes: Buffer.concat([...pending, Buffer.of(LINE_FEED)]), tooLong: false };
}
