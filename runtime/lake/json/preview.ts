import { isUtf8 } from "node:buffer";
import type { LineBlock } from "../input/lines";
import type { RowScanner } from "./scanner";

/** Bytes of the input that are looked at before the first row is written. */
export const PREVIEW_BYTES = 4 * 2 ** 20;

const LINE_FEED = 0x0a;

/**
 * Hands the blocks on, but reads the first ones once before: so that fields whose first values say nothing, such as
 * empty lists, have their types from the first row on.
 */
export async function* previewed(
  blocks: AsyncIterable<LineBlock>,
  scanner: RowScanner,
): AsyncGenerator<LineBlock> {
  const held: LineBlock[] = [];
  let seen = 0;
  for await (const block of blocks) {
    if (seen >= PREVIEW_BYTES) {
      yield* held.splice(0);
      yield block;
      continue;
    }
    held.push(block);
    if (!block.tooLong) preview(block.bytes, PREVIEW_BYTES - seen, scanner);
    seen += block.bytes.length;
  }
  yield* held;
}

/** Reads the lines that begin within the first `limit` bytes: those, however the bytes arrive. */
function preview(bytes: Buffer, limit: number, scanner: RowScanner): void {
  const end = Math.min(limit, bytes.length);
  const isText = isUtf8(bytes);
  for (let from = 0; from < end; ) {
    const to = bytes.indexOf(LINE_FEED, from);
    if (isText || isUtf8(bytes.subarray(from, to))) scanner.scan(bytes, from, to);
    from = to + 1;
  }
}
