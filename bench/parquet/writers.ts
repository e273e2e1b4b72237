import { createReadStream, writeFileSync } from "node:fs";
import { zstdCompressSync } from "node:zlib";
import { openLakeFolder } from "../../commands/lake-folder";
import { asDeployed } from "../as-deployed";
import { loadPeer } from "../peers";
import { batches, plain, ROWS, type Row } from "./rows";

const { transformEvents } = asDeployed<typeof import("../../runtime/lake")>("runtime/lake/index.ts");

/** What a writer is to do in a process of its own. */
export interface WriterTask {
  readonly input: string;
  /** Folder for its files. */
  readonly out: string;
  readonly codec: "snappy" | "zstd";
  readonly peersFolder: string;
}

/** Reads, parses and writes the whole input. */
export type Writer = (task: WriterTask) => Promise<void>;

const strata =
  (partition: "none" | "hour"): Writer =>
  async ({ input, out, codec }) => {
    const lake = openLakeFolder(out, `${out}/_quarantine.ndjson`);
    const bytes = createReadStream(input, { highWaterMark: 2 ** 19 });
    const { schema } = await transformEvents(bytes, { codec, partition, name: "events" }, lake);
    lake.publish(schema);
  };

interface HyparquetWriter {
  ParquetWriter: new (
    options: Row,
  ) => { write(rows: { columnData: unknown; rowGroupSize: number }): Promise<void>; finish(): Promise<void> };
  fileWriter(path: string): unknown;
  schemaFromColumnData(columns: { columnData: unknown }): unknown;
}

const hyparquet: Writer = async ({ input, out, codec, peersFolder }) => {
  const { ParquetWriter, fileWriter, schemaFromColumnData } = await loadPeer<HyparquetWriter>(
    peersFolder,
    "hyparquet-writer",
  );
  const compressors = { ZSTD: (page: Uint8Array) => zstdCompressSync(page) };
  let writer: InstanceType<HyparquetWriter["ParquetWriter"]> | undefined;
  for await (const rows of batches(input)) {
    const names = Object.keys(rows[0] ?? {});
    const columnData = names.map((name) => ({ name, data: rows.map((row) => plain(row[name])) }));
    const schema = schemaFromColumnData({ columnData });
    writer ??= new ParquetWriter({
      writer: fileWriter(`${out}/events.parquet`),
      schema,
      codec: codec === "zstd" ? "ZSTD" : "SNAPPY",
      compressors,
    });
    await writer.write({ columnData, rowGroupSize: ROWS });
  }
  await writer?.finish();
};

const duckdb: Writer = async ({ input, out, codec }) => {
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `COPY (SELECT * FROM read_json('${input}')) TO '${out}/events.parquet' (FORMAT parquet, COMPRESSION ${codec})`,
  );
};

interface ParquetJs {
  ParquetSchema: new (fields: Row) => unknown;
  ParquetWriter: {
    openFile(
      schema: unknown,
      path: string,
    ): Promise<{ appendRow(row: Row): Promise<void>; close(): Promise<void> }>;
  };
}

const parquetjs: Writer = async ({ input, out, peersFolder }) => {
  const { ParquetSchema, ParquetWriter } = await loadPeer<ParquetJs>(peersFolder, "@dsnp/parquetjs");
  const text = { type: "UTF8", compression: "SNAPPY" };
  const schema = new ParquetSchema({
    event_id: text,
    event_type: text,
    timestamp: { type: "TIMESTAMP_MILLIS", compression: "SNAPPY" },
    source: text,
    student_id_hash: text,
    session_id: text,
    risk_level: text,
    trigger_keywords: { ...text, repeated: true },
    requires_human_intervention: { type: "BOOLEAN", compression: "SNAPPY" },
  });
  const writer = await ParquetWriter.openFile(schema, `${out}/events.parquet`);
  for await (const rows of batches(input)) for (const row of rows) await writer.appendRow(row);
  await writer.close();
};

interface Arrow {
  tableFromJSON(rows: Row[]): unknown;
  tableToIPC(table: unknown, format: "stream"): Uint8Array;
}
interface ParquetWasm {
  Table: { fromIPCStream(bytes: Uint8Array): unknown };
  Compression: { SNAPPY: number; ZSTD: number };
  WriterPropertiesBuilder: new () => { setCompression(codec: number): { build(): unknown } };
  writeParquet(table: unknown, properties: unknown): Uint8Array;
}

/** It writes one table a call: each batch becomes a file. */
const parquetWasm: Writer = async ({ input, out, codec, peersFolder }) => {
  const arrow = await loadPeer<Arrow>(peersFolder, "apache-arrow");
  const wasm = await loadPeer<ParquetWasm>(peersFolder, "parquet-wasm");
  let number = 0;
  for await (const rows of batches(input)) {
    const table = arrow.tableFromJSON(
      rows.map((row) => ({ ...row, trigger_keywords: plain(row["trigger_keywords"]) })),
    );
    const properties = new wasm.WriterPropertiesBuilder()
      .setCompression(codec === "zstd" ? wasm.Compression.ZSTD : wasm.Compression.SNAPPY)
      .build();
    const bytes = wasm.writeParquet(wasm.Table.fromIPCStream(arrow.tableToIPC(table, "stream")), properties);
    writeFileSync(`${out}/events-${number++}.parquet`, bytes);
  }
};

/** By name, as the figures show them. */
export const WRITERS: Record<string, { write: Writer; codecs: readonly ("snappy" | "zstd")[] }> = {
  strata: { write: strata("none"), codecs: ["snappy", "zstd"] },
  "strata, by hour": { write: strata("hour"), codecs: ["snappy", "zstd"] },
  "hyparquet-writer": { write: hyparquet, codecs: ["snappy", "zstd"] },
  "parquet-wasm": { write: parquetWasm, codecs: ["snappy", "zstd"] },
  "@dsnp/parquetjs": { write: parquetjs, codecs: ["snappy"] },
  DuckDB: { write: duckdb, codecs: ["snappy", "zstd"] },
};
