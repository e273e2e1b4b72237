import type { Bounds } from "../columns/values";
import { createByteWriter } from "../encodings/bytes";
import type { SchemaNode } from "../schema/tree";
import type { Chunk } from "./chunk";
import { writeThrift } from "./thrift";

/** A part of the file. */
export interface Place {
  readonly at: number;
  readonly length: number;
}

export interface PlacedPage {
  readonly at: number;
  readonly length: number;
  readonly rows: number;
  readonly values: number;
  readonly nulls: number;
  readonly bounds: Bounds | undefined;
}

/** A column chunk that lies in the file: what the footer says of it. */
export interface PlacedChunk {
  readonly node: SchemaNode;
  readonly encoding: number;
  readonly start: number;
  readonly dictionaryBytes: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly values: number;
  readonly nulls: number;
  readonly bounds: Bounds | undefined;
  readonly pages: readonly PlacedPage[];
  offsetIndex?: Place;
  columnIndex?: Place;
}

/** Where a chunk's bytes come to lie, and the bytes in their order. */
export function placeChunk(chunk: Chunk, start: number): { placed: PlacedChunk; parts: Uint8Array[] } {
  const parts: Uint8Array[] = [...(chunk.dictionary?.parts ?? [])];
  const dictionaryBytes = parts.reduce((sum, part) => sum + part.length, 0);
  let at = start + dictionaryBytes;
  const pages: PlacedPage[] = [];
  const total = { unpacked: chunk.dictionary?.unpacked ?? 0, values: 0, nulls: 0 };
  for (const { header, levels, body, rows, values, nulls, bounds, unpacked } of chunk.pages) {
    parts.push(header, levels, body);
    const length = header.length + levels.length + body.length;
    pages.push({ at, length, rows, values, nulls, bounds });
    at += length;
    total.unpacked += unpacked;
    total.values += values;
    total.nulls += nulls;
  }
  const { node, encoding, bounds } = chunk;
  return {
    parts,
    placed: { node, encoding, start, dictionaryBytes, packed: at - start, ...total, bounds, pages },
  };
}

/** Where each page lies and the rows it begins with. */
export function offsetIndex(chunk: PlacedChunk): Uint8Array {
  const out = createByteWriter();
  let row = 0;
  writeThrift(out, (index) => {
    index.structs(1, chunk.pages, (fields, page) => {
      fields.i64(1, page.at);
      fields.i32(2, page.length);
      fields.i64(3, row);
      row += page.rows;
    });
  });
  return out.view();
}

/** Bounds of each page; undefined where some page has values but no bounds, or where all is null. */
export function columnIndex(chunk: PlacedChunk): Uint8Array | undefined {
  const { pages } = chunk;
  if (chunk.nulls === chunk.values) return undefined;
  if (pages.some(({ bounds, values, nulls }) => !bounds && values > nulls)) return undefined;
  const none = new Uint8Array(0);
  const out = createByteWriter();
  writeThrift(out, (index) => {
    index.bools(
      1,
      pages.map(({ bounds }) => !bounds),
    );
    index.binaries(
      2,
      pages.map(({ bounds }) => bounds?.min ?? none),
    );
    index.binaries(
      3,
      pages.map(({ bounds }) => bounds?.max ?? none),
    );
    index.i32(4, 0);
    index.integers(
      5,
      "i64",
      pages.map(({ nulls }) => nulls),
    );
  });
  return out.view();
}
