import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { createGunzip, zstdCompressSync } from "node:zlib";
import { parquetWriteBuffer } from "hyparquet-writer";
import type { LakeOptions, LakeReport, LakeSink } from "./types";

type Row = Record<string, unknown>;

/** Writes the events of an NDJSON stream as Parquet files. */
export async function transformEvents(
  input: AsyncIterable<Uint8Array>,
  options: LakeOptions,
  sink: LakeSink,
): Promise<LakeReport> {
  const parts = new Map<string, Row[]>();
  let rejected = 0;
  let number = 0;
  for await (const line of createInterface({ input: await unzipped(input) })) {
    number++;
    if (!line.trim()) continue;
    let row: Row;
    try {
      row = JSON.parse(line);
      if (typeof row !== "object" || row === null || Array.isArray(row)) throw new Error("no object");
    } catch {
      rejected++;
      await sink.reject({ line: number, reason: "not_json", bytes: Buffer.from(line) });
      continue;
    }
    const key = `${folder(row, options.partition)}${options.name}.parquet`;
    const rows = parts.get(key);
    if (rows) rows.push(row);
    else parts.set(key, [row]);
  }
  let rows = 0;
  let bytes = 0;
  for (const [key, part] of parts) {
    const names = [...new Set(part.flatMap((row) => Object.keys(row)))];
    const columnData = names.map((name) => ({ name, data: part.map((row) => text(row[name])) }));
    const file = new Uint8Array(
      parquetWriteBuffer({
        columnData: columnData as never,
        codec: options.codec === "zstd" ? "ZSTD" : "SNAPPY",
        compressors: { ZSTD: (page: Uint8Array) => zstdCompressSync(page) },
      }),
    );
    const output = sink.open(key);
    await output.write(file);
    await output.close();
    rows += part.length;
    bytes += file.length;
  }
  return { rows, files: parts.size, rejected, bytes, schema: { version: 1, fields: [] } };
}

function text(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "string" ? value : JSON.stringify(value);
}

function folder(row: Row, partition: string): string {
  if (partition === "none") return "";
  const at = new Date(String(row["timestamp"])).toISOString();
  const [year, month, day, hour] = at.split(/[-T:]/);
  const days = `event_type=${row["event_type"]}/year=${year}/month=${month}/day=${day}/`;
  return partition === "hour" ? `${days}hour=${hour}/` : days;
}

async function unzipped(input: AsyncIterable<Uint8Array>): Promise<Readable> {
  const source = Readable.from(input, { objectMode: false });
  for await (const first of source.iterator({ destroyOnReturn: false })) {
    source.unshift(first);
    return first[0] === 0x1f && first[1] === 0x8b ? source.pipe(createGunzip()) : source;
  }
  return Readable.from([]);
}
