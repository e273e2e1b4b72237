import type { Bounds } from "../columns/values";
import { ENCODING } from "../columns/values";
import { createByteWriter } from "../encodings/bytes";
import { CODEC_NUMBER } from "../encodings/compress";
import type { SchemaNode } from "../schema/tree";
import type { Codec, LeafType } from "../types";
import type { PlacedChunk } from "./placed-chunk";
import { columnsInOrder, PHYSICAL, pathOf, schemaElements } from "./schema-elements";
import { type ThriftStruct, writeThrift } from "./thrift";

/** A row group of which every column lies in the file. */
export interface PlacedGroup {
  readonly rows: number;
  /** In the order of the schema. */
  readonly chunks: readonly PlacedChunk[];
}

const CREATED_BY = "strata lake 1.0";

/** The end of a file: its schema, and where everything lies. */
export function footer(root: SchemaNode, groups: readonly PlacedGroup[], codec: Codec): Uint8Array {
  const out = createByteWriter(4096);
  writeThrift(out, (file) => {
    file.i32(1, 2);
    file.structs(2, schemaElements(root), (fields, element) => element(fields));
    file.i64(
      3,
      groups.reduce((sum, { rows }) => sum + rows, 0),
    );
    file.structs(4, groups, (fields, group) => writeGroup(fields, group, groups.indexOf(group), codec));
    file.binary(6, CREATED_BY);
    // Bounds are in the order of the type: without it readers ignore those of text.
    file.structs(7, columnsInOrder(root), (order) => order.struct(1, () => {}));
  });
  const size = out.length;
  out.bytes(Uint8Array.of(size & 0xff, (size >> 8) & 0xff, (size >> 16) & 0xff, size >>> 24));
  out.bytes(MAGIC);
  return out.view();
}

/** A Parquet file begins and ends with it. */
export const MAGIC = Buffer.from("PAR1");

function writeGroup(fields: ThriftStruct, group: PlacedGroup, ordinal: number, codec: Codec): void {
  const total = (pick: (chunk: PlacedChunk) => number) =>
    group.chunks.reduce((sum, chunk) => sum + pick(chunk), 0);
  fields.structs(1, group.chunks, (chunk, placed) => writeChunk(chunk, placed, codec));
  fields.i64(
    2,
    total(({ unpacked }) => unpacked),
  );
  fields.i64(3, group.rows);
  fields.i64(5, Math.min(...group.chunks.map(({ start }) => start)));
  fields.i64(
    6,
    total(({ packed }) => packed),
  );
  if (ordinal < 0x8000) fields.i16(7, ordinal);
}

function writeChunk(fields: ThriftStruct, chunk: PlacedChunk, codec: Codec): void {
  fields.i64(2, 0);
  fields.struct(3, (meta) => writeMetadata(meta, chunk, codec));
  fields.i64(4, chunk.offsetIndex?.at);
  fields.i32(5, chunk.offsetIndex?.length);
  fields.i64(6, chunk.columnIndex?.at);
  fields.i32(7, chunk.columnIndex?.length);
}

function writeMetadata(meta: ThriftStruct, chunk: PlacedChunk, codec: Codec): void {
  const { node, encoding, start, dictionaryBytes, pages } = chunk;
  const hasDictionary = dictionaryBytes > 0;
  meta.i32(1, PHYSICAL[node.type as LeafType]);
  meta.integers(
    2,
    "i32",
    hasDictionary ? [ENCODING.plain, ENCODING.rle, encoding] : [ENCODING.rle, encoding],
  );
  meta.binaries(3, pathOf(node));
  meta.i32(4, CODEC_NUMBER[codec]);
  meta.i64(5, chunk.values);
  meta.i64(6, chunk.unpacked);
  meta.i64(7, chunk.packed);
  meta.i64(9, start + dictionaryBytes);
  meta.i64(11, hasDictionary ? start : undefined);
  meta.struct(12, (statistics) => writeStatistics(statistics, chunk.bounds, chunk.nulls));
  const kinds = [
    ...(hasDictionary ? [{ type: 2, encoding: 0, count: 1 }] : []),
    { type: 3, encoding, count: pages.length },
  ];
  meta.structs(13, kinds, (fields, kind) => {
    fields.i32(1, kind.type);
    fields.i32(2, kind.encoding);
    fields.i32(3, kind.count);
  });
}

function writeStatistics(fields: ThriftStruct, bounds: Bounds | undefined, nulls: number): void {
  fields.i64(3, nulls);
  fields.binary(5, bounds?.max);
  fields.binary(6, bounds?.min);
  fields.bool(7, bounds?.maxExact);
  fields.bool(8, bounds?.minExact);
}
