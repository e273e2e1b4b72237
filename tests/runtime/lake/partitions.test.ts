import * as assert from "node:assert/strict";
import { query, withFiles } from "./support/duckdb";
import { event, write } from "./support/lake";

describe("the lake's partitions", () => {
  it("are folders of the event's own type and time, in UTC", async () => {
    const events = [
      event(),
      event({ timestamp: "2026-01-31T23:30:00-02:00" }),
      event({ event_type: "a/b=c %é'.", timestamp: "0999-01-01T00:00:00Z" }),
      event({ event_type: null, timestamp: undefined }),
    ];
    const { files } = await write(events, { partition: "hour", name: "part" });
    assert.deepEqual(
      [...files.keys()],
      [
        "event_type=chat.message.sent/year=2026/month=01/day=31/hour=09/part.parquet",
        "event_type=chat.message.sent/year=2026/month=02/day=01/hour=01/part.parquet",
        "event_type=a%2Fb%3Dc%20%25%C3%A9%27./year=0999/month=01/day=01/hour=00/part.parquet",
        "event_type=__HIVE_DEFAULT_PARTITION__/year=__HIVE_DEFAULT_PARTITION__/month=__HIVE_DEFAULT_PARTITION__/" +
          "day=__HIVE_DEFAULT_PARTITION__/hour=__HIVE_DEFAULT_PARTITION__/part.parquet",
      ],
    );
    const days = await write(events, { partition: "day", name: "part" });
    assert.equal(
      [...days.files.keys()][0],
      "event_type=chat.message.sent/year=2026/month=01/day=31/part.parquet",
    );
  });

  it("give a reader the event type and the time, as columns of the folder", async () => {
    const { files } = await write([event(), event({ event_type: "a/b c" })], { partition: "hour" });
    const rows = await withFiles(files, (folder) =>
      query(
        `SELECT event_type, hour FROM read_parquet('${folder}/**/*.parquet', hive_partitioning = true) ORDER BY 1`,
      ),
    );
    assert.deepEqual(
      rows.map((row) => [row["event_type"], Number(row["hour"])]),
      [
        ["a/b c", 9],
        ["chat.message.sent", 9],
      ],
    );
  });

  it("have names no file system refuses, also for a long type, and different ones for different types", async () => {
    const types = [`${"é".repeat(400)}1`, `${"é".repeat(400)}2`];
    const { files } = await write(
      types.map((event_type) => event({ event_type })),
      { partition: "day" },
    );
    const folders = [...files.keys()].map((key) => key.split("/")[0] ?? "");
    assert.equal(new Set(folders).size, 2);
    for (const folder of folders) assert.ok(folder.length <= 255 && decodeURIComponent(folder), folder);
  });

  it("take events in any order within little memory: every row is in its own file, once", async () => {
    const events = Array.from({ length: 1500 }, (_, at) =>
      event({
        event_id: `evt_${at}`,
        timestamp: new Date(Date.UTC(2026, 0, 1, (at * 7) % 24)).toISOString(),
      }),
    );
    const { files, report } = await write(events, { partition: "hour", memoryBytes: 65_536 });
    assert.equal(report.files, 24);
    const rows = await withFiles(files, (folder) =>
      query(`SELECT count(*)::INT AS n, count(DISTINCT event_id)::INT AS ids,
        count(*) FILTER (extract(hour FROM timestamp) = hour)::INT AS own
        FROM read_parquet('${folder}/**/*.parquet', hive_partitioning = true)`),
    );
    assert.deepEqual(rows, [{ n: 1500, ids: 1500, own: 1500 }]);
  });
});
