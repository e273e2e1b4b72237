import * as assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateEvents } from "../../bench/generate/events";
import { type Temporary, temporary } from "../local/temporary";
import { query } from "../runtime/lake/support/duckdb";

const COMMAND = join(__dirname, "../../commands/lake.ts");

function start(...args: string[]) {
  return spawn(process.execPath, ["-r", "tsx/cjs", COMMAND, ...args]);
}

async function run(...args: string[]) {
  const child = start(...args);
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk) => (stdout += chunk));
  child.stderr.on("data", (chunk) => (stderr += chunk));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}

/** All files below a folder. */
const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? (readdirSync(folder, { recursive: true }) as string[])
        .filter((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.isFile())
        .sort()
    : [];

describe("npm run lake", function () {
  this.timeout(30_000);
  let folder: Temporary;
  let out: string;

  beforeEach(() => {
    folder = temporary();
    out = join(folder.path, "out");
  });
  afterEach(() => folder.remove());

  it("writes files whole, keeps the schema beside them, and overwrites them with the same when repeated", async () => {
    const input = folder.file("events.ndjson", [...generateEvents(2000)].join(""));
    const args = ["--in", input, "--out", out, "--codec", "snappy", "--partition", "none", "--json"];
    const { code, stdout } = await run(...args);
    assert.equal(code, 0);
    const { rows, files, rejected } = JSON.parse(stdout);
    assert.deepEqual({ rows, files, rejected }, { rows: 2000, files: 1, rejected: 0 });
    assert.deepEqual(filesIn(out), ["_schema.json", "events.parquet"]);
    const bytes = readFileSync(join(out, "events.parquet"));
    writeFileSync(join(out, "events.parquet"), "left by a crash");
    writeFileSync(join(out, "events.parquet.part"), "left by a crash");
    assert.equal((await run(...args)).code, 0);
    assert.ok(bytes.equals(readFileSync(join(out, "events.parquet"))));
    assert.deepEqual(filesIn(out), ["_schema.json", "events.parquet"]);
  });

  it("quarantines what does not fit, with exit code 1, also against columns of an earlier run", async () => {
    const first = folder.file(
      "first.ndjson",
      '{"event_type":"a","timestamp":"2026-01-31T09:00:00Z","n":1}\n',
    );
    const second = folder.file(
      "second.ndjson",
      '{"event_type":"a","timestamp":"2026-01-31T09:00:00Z","n":"1"}\nno\n',
    );
    assert.equal((await run("--in", first, "--out", out)).code, 0);
    const { code, stdout } = await run("--in", second, "--out", out);
    assert.equal(code, 1);
    assert.match(stdout, /^0 rows in 0 files.*\n2 lines rejected: .*second\.ndjson\n$/s);
    const lines = readFileSync(join(out, "_quarantine/second.ndjson"), "utf8").trim().split("\n");
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      [
        {
          line: 1,
          reason: "type_conflict",
          pointer: "/n",
          text: '{"event_type":"a","timestamp":"2026-01-31T09:00:00Z","n":"1"}',
        },
        { line: 2, reason: "not_json", text: "no" },
      ],
    );
    const path = join(out, "event_type=a/year=2026/month=01/day=31/hour=09/first.parquet");
    assert.deepEqual(await query(`SELECT n FROM '${path}'`), [{ n: 1 }]);
  });

  it("leaves nothing half when it is stopped", async () => {
    const input = folder.file("events.ndjson", [...generateEvents(300_000)].join(""));
    const child = start("--in", input, "--out", out, "--memory", "1");
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    await new Promise<void>((resolve) => {
      const timer = setInterval(() => {
        if (!filesIn(out).some((name) => name.endsWith(".part"))) return;
        clearInterval(timer);
        resolve();
      }, 5);
    });
    child.kill("SIGINT");
    assert.equal(await ended, 130);
    assert.deepEqual(filesIn(out), []);
  });

  it("names a flag that is missing or wrong, with exit code 2", async () => {
    mkdirSync(out);
    const none = join(folder.path, "none.ndjson");
    for (const [args, message] of [
      [["--out", out], /'--in' is missing/],
      [["--in", COMMAND], /'--out' is missing/],
      [["--in", none, "--out", out], /there is no such file/],
      [["--in", out, "--out", out], /is a folder, a file is needed/],
      [["--in", COMMAND, "--out", out, "--codec", "gzip"], /snappy, zstd/],
    ] as const) {
      const { code, stderr } = await run(...args);
      assert.equal(code, 2);
      assert.match(stderr, message);
    }
  });
});
