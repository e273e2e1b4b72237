import type { Column } from "../columns/column";
import { type Bounds, ENCODING, type EncodedValues } from "../columns/values";
import { createByteWriter } from "../encodings/bytes";
import { compress } from "../encodings/compress";
import type { SchemaNode } from "../schema/tree";
import type { Codec } from "../types";
import { writeLevels } from "./levels";
import { dataPageHeader, dictionaryPageHeader } from "./page-header";

/** Rows of a page: what a reader that knows the page index reads at least. */
const PAGE_ROWS = 20_000;
/** Bytes of a page's values, about, before compression. */
const PAGE_BYTES = 1024 * 1024;

export interface Page {
  /** Entries: values and nulls. */
  readonly values: number;
  readonly nulls: number;
  readonly rows: number;
  readonly bounds: Bounds | undefined;
  readonly header: Uint8Array;
  readonly levels: Uint8Array;
  readonly body: Uint8Array;
  /** Bytes before compression, header included. */
  readonly unpacked: number;
}

/** One column of one row group, compressed. */
export interface Chunk {
  readonly node: SchemaNode;
  readonly encoding: number;
  readonly dictionary: { readonly parts: readonly Uint8Array[]; readonly unpacked: number } | undefined;
  readonly pages: readonly Page[];
  readonly bounds: Bounds | undefined;
}

/** Writes a column's pages. The column takes nothing more afterwards. */
export async function encodeChunk(column: Column, codec: Codec): Promise<Chunk> {
  const { node } = column;
  const levels = { reps: column.levels.reps(), defs: column.levels.defs() };
  const values = column.values?.encode() ?? NO_VALUES;
  const dictionary = values.dictionary && finishDictionary(values.dictionary, codec);
  const pages: Promise<Page>[] = [];
  let place = 0;
  for (const { from, to, rows } of pageRanges(node, levels.reps, values)) {
    const first = place;
    for (let at = from; at < to; at++) if (levels.defs[at] === node.def) place++;
    const out = createByteWriter(Math.ceil((place - first) * values.valueBytes) + 64);
    values.writePage(out, first, place);
    const levelBytes = writeLevels(node, levels, from, to);
    const counts = { values: to - from, nulls: to - from - (place - first), rows };
    const bounds = values.bounds(first, place);
    pages.push(finishPage(values.encoding, counts, levelBytes, out.view(), bounds, codec));
  }
  const bounds = values.bounds(0, place);
  const [finished, shared] = await Promise.all([Promise.all(pages), dictionary]);
  return { node, encoding: values.encoding, dictionary: shared, pages: finished, bounds };
}

/** All is null. */
const NO_VALUES: EncodedValues = {
  encoding: ENCODING.plain,
  valueBytes: 0,
  writePage: () => {},
  bounds: () => undefined,
};

type Counts = Pick<Page, "values" | "nulls" | "rows">;

async function finishPage(
  encoding: number,
  counts: Counts,
  levels: ReturnType<typeof writeLevels>,
  plain: Uint8Array,
  bounds: Bounds | undefined,
  codec: Codec,
): Promise<Page> {
  const packed = plain.length > 0 ? await compress(codec, plain) : plain;
  const isCompressed = packed.length < plain.length;
  const body = isCompressed ? packed : plain;
  const header = dataPageHeader({
    ...counts,
    encoding,
    repBytes: levels.repBytes,
    defBytes: levels.defBytes,
    isCompressed,
    unpacked: levels.bytes.length + plain.length,
    packed: levels.bytes.length + body.length,
  });
  const unpacked = header.length + levels.bytes.length + plain.length;
  return { ...counts, bounds, header, levels: levels.bytes, body, unpacked };
}

async function finishDictionary(dictionary: { bytes: Uint8Array; count: number }, codec: Codec) {
  const packed = await compress(codec, dictionary.bytes);
  const header = dictionaryPageHeader(dictionary.bytes.length, packed.length, dictionary.count);
  return { parts: [header, packed], unpacked: header.length + dictionary.bytes.length };
}

/** Where pages begin and end, counted in entries: always between two rows. */
function pageRanges(node: SchemaNode, reps: Uint8Array, values: EncodedValues) {
  const mostRows = Math.max(
    1,
    Math.min(PAGE_ROWS, Math.floor(PAGE_BYTES / Math.max(values.valueBytes, 0.01))),
  );
  const ranges: { from: number; to: number; rows: number }[] = [];
  if (node.rep === 0) {
    for (let from = 0; from < reps.length; from += mostRows) {
      const to = Math.min(from + mostRows, reps.length);
      ranges.push({ from, to, rows: to - from });
    }
    return ranges;
  }
  let from = 0;
  let rows = 0;
  for (let at = 0; at < reps.length; at++) {
    if (reps[at] !== 0) continue;
    if (rows === mostRows || (rows > 0 && at - from >= mostRows * 4)) {
      ranges.push({ from, to: at, rows });
      from = at;
      rows = 0;
    }
    rows++;
  }
  if (rows > 0) ranges.push({ from, to: reps.length, rows });
  return ranges;
}
