import { type Column, createColumn } from "../columns/column";
import { fillWithNulls, type LevelRuns, levelRuns, rowRuns } from "../columns/nested-levels";
import type { SchemaNode, SchemaTree } from "../schema/tree";
import type { Codec } from "../types";
import { type Chunk, encodeChunk } from "./chunk";
import { footer, MAGIC, type PlacedGroup } from "./footer";
import { columnIndex, offsetIndex, type Place, type PlacedChunk, placeChunk } from "./placed-chunk";
import { columnsInOrder } from "./schema-elements";

/** A Parquet file, written from its beginning to its end. */
export interface ParquetFile {
  readonly length: number;
  /** Writes a row group. Its columns take nothing more. */
  writeGroup(columns: readonly Column[], rows: number): Promise<void>;
  /** Writes what is left: columns that appeared later, indexes, footer. */
  finish(): Promise<void>;
}

interface WrittenGroup {
  readonly rows: number;
  readonly chunks: Map<SchemaNode, PlacedChunk>;
  /** Levels of each object's fields, for columns that are not known yet. */
  readonly objects: Map<SchemaNode, LevelRuns>;
}

/** Columns that are compressed at a time, while the next one is encoded. */
const AHEAD = 3;
/** Bytes of one write, about. */
const WRITE_BYTES = 1024 * 1024;

type Write = (bytes: Uint8Array) => Promise<void> | void;

export function createParquetFile(tree: SchemaTree, codec: Codec, write: Write): ParquetFile {
  const groups: WrittenGroup[] = [];
  let length = 0;
  let pending: Uint8Array[] = [];
  let pendingBytes = 0;
  const send = async () => {
    const bytes = Buffer.concat(pending);
    pending = [];
    pendingBytes = 0;
    await write(bytes);
  };
  const append = async (bytes: Uint8Array): Promise<Place> => {
    const at = length;
    length += bytes.length;
    pending.push(bytes);
    pendingBytes += bytes.length;
    if (pendingBytes >= WRITE_BYTES) await send();
    return { at, length: bytes.length };
  };
  const writeColumns = async (group: WrittenGroup, columns: readonly Column[]) => {
    const started: Promise<Chunk>[] = [];
    for (let at = 0; at < columns.length; at++) {
      for (const column of columns.slice(started.length, at + AHEAD))
        started.push(encodeChunk(column, codec));
      const chunk = await (started[at] as Promise<Chunk>);
      const { placed, parts } = placeChunk(chunk, length);
      for (const part of parts) await append(part);
      group.chunks.set(chunk.node, placed);
    }
  };
  const writeIndexes = async (group: PlacedGroup) => {
    for (const chunk of group.chunks) {
      const bounds = columnIndex(chunk);
      if (bounds) chunk.columnIndex = await append(bounds);
      if (bounds) chunk.offsetIndex = await append(offsetIndex(chunk));
    }
  };
  return {
    get length() {
      return length;
    },
    async writeGroup(columns, rows) {
      if (length === 0) await append(MAGIC);
      const group: WrittenGroup = { rows, chunks: new Map(), objects: objectLevels(columns) };
      groups.push(group);
      await writeColumns(group, columns);
      await send();
    },
    async finish() {
      if (length === 0) await append(MAGIC);
      const order = columnsInOrder(tree.root);
      for (const group of groups) {
        const late = order.filter((node) => !group.chunks.has(node)).map((node) => nullColumn(node, group));
        await writeColumns(group, late);
      }
      const placed = groups.map(({ rows, chunks }) => ({
        rows,
        chunks: order.map((node) => chunks.get(node) as PlacedChunk),
      }));
      for (const group of placed) await writeIndexes(group);
      await append(footer(tree.root, placed, codec));
      await send();
    },
  };
}

/** For each object below the root: the levels its fields have. */
function objectLevels(columns: readonly Column[]): Map<SchemaNode, LevelRuns> {
  const objects = new Map<SchemaNode, LevelRuns>();
  for (const { node, levels } of columns) {
    for (let parent = node.parent; parent?.parent; parent = parent.parent) {
      if (parent.type !== "struct" || objects.has(parent)) continue;
      objects.set(parent, levelRuns(parent, { reps: levels.reps(), defs: levels.defs() }));
    }
  }
  return objects;
}

/** A column that was not known when the group was written: null in each row, as deep as its objects were there. */
function nullColumn(node: SchemaNode, group: WrittenGroup): Column {
  let runs = rowRuns(group.rows);
  for (let parent = node.parent; parent; parent = parent.parent) {
    const known = group.objects.get(parent);
    if (!known) continue;
    runs = known;
    break;
  }
  const column = createColumn(node, { bytes: 0 });
  fillWithNulls(column, runs);
  return column;
}
