import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { temporary } from "../../../local/temporary";

export type Row = Record<string, unknown>;

/** Runs a query in DuckDB, as JSON values: what has no JSON form of its own comes as text. */
export async function query(sql: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  try {
    await connection.run("SET TimeZone = 'UTC'");
    return (await connection.runAndReadAll(sql)).getRowObjectsJson() as Row[];
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Lays files into a folder that is removed after `work`. */
export async function withFiles<T>(
  files: ReadonlyMap<string, Buffer>,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = temporary();
  try {
    for (const [key, bytes] of files) {
      mkdirSync(dirname(join(folder.path, key)), { recursive: true });
      writeFileSync(join(folder.path, key), bytes);
    }
    return await work(folder.path);
  } finally {
    folder.remove();
  }
}

/** All rows of some files, as DuckDB reads them together. */
export function readRows(files: ReadonlyMap<string, Buffer>, columns = "*"): Promise<Row[]> {
  return withFiles(files, (folder) =>
    query(
      `SELECT ${columns} FROM read_parquet('${folder}/**/*.parquet', union_by_name = true, hive_partitioning = false)`,
    ),
  );
}
