import type { Tape } from "../json/tape";
import { createParquetFile, type ParquetFile } from "../parquet/file";
import type { SchemaTree } from "../schema/tree";
import type { Codec, LakeFile, LakeSink } from "../types";
import { createRowBuffer, type RowBuffer } from "./partition";

/** Files one input may be spread over: each keeps its footer until the end. */
const MOST_FILES = 20_000;

export interface StoreOptions {
  readonly codec: Codec;
  readonly rowGroupBytes: number;
  readonly memoryBytes: number;
}

/** The rows of all files, written as row groups when they take too much memory. */
export interface Store {
  readonly rows: number;
  readonly files: number;
  readonly bytes: number;
  /** Takes a row. True when something has to be written before the next one. */
  add(key: string, tape: Tape, line: Buffer): boolean;
  /** Writes row groups until there is room again. */
  makeRoom(): Promise<void>;
  finish(): Promise<void>;
  abort(): Promise<void>;
}

interface Part {
  readonly key: string;
  readonly buffer: RowBuffer;
  /** Number of the row it took last. */
  touched: number;
  output: LakeFile | undefined;
  file: ParquetFile | undefined;
}

export function createStore(tree: SchemaTree, options: StoreOptions, sink: LakeSink): Store {
  const parts = new Map<string, Part>();
  let last: Part | undefined;
  let held = 0;
  let rows = 0;
  let bytes = 0;
  const partOf = (key: string): Part => {
    if (last?.key === key) return last;
    let part = parts.get(key);
    if (!part) {
      if (parts.size === MOST_FILES) {
        throw new Error(
          `the input spans more than ${MOST_FILES} files; use a coarser partition or smaller inputs`,
        );
      }
      part = { key, buffer: createRowBuffer(tree), touched: 0, output: undefined, file: undefined };
      parts.set(key, part);
    }
    last = part;
    return part;
  };
  const flush = async (part: Part) => {
    if (!part.file || !part.output) {
      const output = sink.open(part.key);
      part.output = output;
      part.file = createParquetFile(tree, options.codec, (chunk) => output.write(chunk));
    }
    held -= part.buffer.bytes;
    const group = part.buffer.take();
    if (group.rows > 0) await part.file.writeGroup(group.columns, group.rows);
  };
  return {
    get rows() {
      return rows;
    },
    get files() {
      return parts.size;
    },
    get bytes() {
      return bytes;
    },
    add(key, tape, line) {
      const part = partOf(key);
      const before = part.buffer.bytes;
      part.buffer.add(tape, line);
      held += part.buffer.bytes - before;
      part.touched = ++rows;
      return part.buffer.bytes > options.rowGroupBytes || held > options.memoryBytes;
    },
    async makeRoom() {
      if (last && last.buffer.bytes > options.rowGroupBytes) await flush(last);
      if (held <= options.memoryBytes) return;
      // Events come about in their time's order: a file that took none for long has all of its rows.
      const oldestFirst = [...parts.values()].sort((one, other) => one.touched - other.touched);
      for (const part of oldestFirst) {
        if (held <= options.memoryBytes / 2) return;
        if (part.buffer.rows > 0) await flush(part);
      }
    },
    async finish() {
      // Events without any value are rows too, and no reader takes a file without a column.
      if (rows > 0 && tree.leaves.length === 0) tree.add(tree.root, { name: "event_id", type: "string" });
      for (const part of parts.values()) {
        await flush(part);
        await part.file?.finish();
        await part.output?.close();
        bytes += part.file?.length ?? 0;
        part.output = undefined;
        part.file = undefined;
      }
    },
    async abort() {
      for (const { output } of parts.values()) await output?.abort();
    },
  };
}
