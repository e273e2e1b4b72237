import { zstdDecompressSync } from "node:zlib";
import { parquetReadObjects } from "hyparquet";
import { SCHEMA_PREFIX } from "../../contracts/lake";
import type { Clients } from "./clients";
import { contentsOf } from "./objects";
import type { EventRecord } from "./records";
import { placeOf, type Witness } from "./stores";

/**
 * Rows of the lake, read by a reader that shares nothing with the writer. Older versions are searched for personal
 * values but hold no rows that count: whoever reads the lake does not see them.
 */
export async function readLake(
  { s3 }: Clients,
  bucket: string,
  witness: Witness,
): Promise<{ records: EventRecord[]; strays: string[] }> {
  const records: EventRecord[] = [];
  const strays: string[] = [];
  for await (const { object, content } of contentsOf(s3, bucket)) {
    const place = placeOf(object);
    if (!object.key.endsWith(".parquet")) {
      witness(place, content);
      if (!object.key.startsWith(SCHEMA_PREFIX)) strays.push(place);
      continue;
    }
    for (const row of await readRows(content)) {
      const eventId = row["event_id"];
      witness(place, Buffer.from(JSON.stringify(row)));
      if (!object.latest) continue;
      if (typeof eventId === "string") records.push({ eventId, place, sha256: "", value: row });
      else strays.push(place);
    }
  }
  return { records, strays };
}

/** Rows of a Parquet file as plain JSON values. */
export async function readRows(content: Buffer): Promise<Record<string, unknown>[]> {
  const file = content.buffer.slice(content.byteOffset, content.byteOffset + content.byteLength);
  const rows = await parquetReadObjects({
    file: file as ArrayBuffer,
    utf8: false,
    compressors: { ZSTD: (page) => zstdDecompressSync(page) },
  });
  return rows.map((row) => plain(row) as Record<string, unknown>);
}

/** Integers of 64 bits become texts, binary becomes hex, what is absent is left out. */
function plain(value: unknown): unknown {
  if (typeof value === "bigint") return String(value);
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const there = Object.entries(value).filter(([, item]) => item !== null && item !== undefined);
  return Object.fromEntries(there.map(([name, item]) => [name, plain(item)]));
}
