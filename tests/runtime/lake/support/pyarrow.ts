import { join } from "node:path";
import { pythonEnvironment } from "../../../../local/shared/python-environment";
import { runTool } from "../../../../local/shared/tool";
import type { Row } from "./duckdb";

const REQUIREMENTS = join(__dirname, "requirements.txt");

/** Reads a folder as one table whose columns are those of all its files. */
const READ = `
import datetime, glob, json, sys
import pyarrow as pa, pyarrow.dataset as ds, pyarrow.parquet as pq
paths = sorted(glob.glob(sys.argv[1] + "/**/*.parquet", recursive=True))
schema = pa.unify_schemas([pq.read_schema(path) for path in paths], promote_options="permissive")
rows = ds.dataset(paths, schema=schema).to_table().to_pylist()
print(json.dumps(rows, default=lambda value: value.isoformat(timespec="microseconds")))
`;

/** All rows of a folder's files, as pyarrow reads them together. */
export async function readWithPyarrow(folder: string): Promise<Row[]> {
  const { python } = await pythonEnvironment({ name: "pyarrow", requirements: REQUIREMENTS });
  return JSON.parse(await runTool(python, ["-c", READ, folder], { timeoutMs: 60_000 })) as Row[];
}
