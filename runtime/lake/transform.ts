import { isUtf8 } from "node:buffer";
import { type LineBlock, LONGEST_LINE, lineBlocks } from "./input/lines";
import { unzipped } from "./input/unzip";
import type { Refusal } from "./json/cursor";
import { previewed } from "./json/preview";
import { createRowScanner } from "./json/scanner";
import { createRowKeys } from "./partitions/row-key";
import { createStore } from "./partitions/store";
import { createTree, describeTree } from "./schema/tree";
import type { LakeOptions, LakeReport, LakeSink } from "./types";

const LINE_FEED = 0x0a;
const MIB = 2 ** 20;

/**
 * Writes the events of an NDJSON stream, plain or gzip, as Parquet files: one for each partition, whole when they appear.
 * Lines that cannot be rows go to `sink.reject` in their order; blank lines count as lines, but are nothing.
 * @throws what reading or the sink throws, after every file begun was aborted
 */
export async function transformEvents(
  input: AsyncIterable<Uint8Array>,
  options: LakeOptions,
  sink: LakeSink,
): Promise<LakeReport> {
  const tree = createTree(options.schema);
  const { rowGroupBytes = 64 * MIB, memoryBytes = 64 * MIB, codec } = options;
  const store = createStore(tree, { codec, rowGroupBytes, memoryBytes }, sink);
  const scanner = createRowScanner(tree);
  const keyOf = createRowKeys(tree, options.partition, options.name);
  let number = 0;
  let rejected = 0;

  const reject = async (bytes: Buffer, refusal: Refusal) => {
    rejected++;
    await sink.reject({ line: number, ...refusal, bytes: Buffer.from(bytes) });
  };
  const judge = (bytes: Buffer, from: number, to: number, isText: boolean): Refusal | undefined => {
    if (to - from > LONGEST_LINE) return { reason: "too_large" };
    return isText || isUtf8(bytes.subarray(from, to))
      ? scanner.scan(bytes, from, to)
      : { reason: "invalid_utf8" };
  };
  const takeBlock = async ({ bytes, tooLong }: LineBlock) => {
    if (tooLong) {
      number++;
      return reject(bytes, { reason: "too_large" });
    }
    const isText = isUtf8(bytes);
    let from = number === 0 && isMarked(bytes) ? 3 : 0;
    while (from < bytes.length) {
      const to = bytes.indexOf(LINE_FEED, from);
      number++;
      if (!isBlank(bytes, from, to)) {
        const refusal = judge(bytes, from, to, isText);
        if (refusal) await reject(bytes.subarray(from, to), refusal);
        else if (store.add(keyOf(scanner.tape, bytes), scanner.tape, bytes)) await store.makeRoom();
      }
      from = to + 1;
    }
  };

  try {
    for await (const block of previewed(lineBlocks(unzipped(input)), scanner)) await takeBlock(block);
    await store.finish();
  } catch (error) {
    await store.abort();
    throw error;
  }
  return { rows: store.rows, files: store.files, rejected, bytes: store.bytes, schema: describeTree(tree) };
}

/** Whether a byte order mark stands at the beginning. */
function isMarked(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

function isBlank(bytes: Buffer, from: number, to: number): boolean {
  let at = from;
  while (at < to && (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0d)) at++;
  return at === to;
}
