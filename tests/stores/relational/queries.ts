import * as assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openDatabase, type RelationalDatabase } from "../../../runtime/stores/relational/database";
import { SESSION_QUERIES, type SessionQuery } from "../../../runtime/stores/relational/queries";
import { manySessions, SCHOOLS, VALUES } from "./support/asked";
import { migratedServer } from "./support/database";
import { recorderOf, type Session } from "./support/recorder";

const DOCUMENT = join(__dirname, "../../../docs/access-patterns.md");

describe("the documented queries of PostgreSQL", function () {
  this.timeout(60_000);
  const given = manySessions();
  let reader: RelationalDatabase;
  before(async function () {
    this.timeout(120_000);
    const server = await migratedServer();
    const { record, database } = await recorderOf(server);
    for (let at = 0; at < given.length; at += 10) await record(...given.slice(at, at + 10));
    await database.close();
    const user = "school_reader";
    reader = openDatabase(server.asUser({ database: "observer_db", user }, await server.allowed(user)));
  });
  after(() => reader.close());

  const ids = async (query: SessionQuery, school: string) => {
    const rows = await reader.inSchool(school, (run) =>
      run<{ event_id: string }>(SESSION_QUERIES[query].sql, VALUES[query](school)),
    );
    return rows.map(({ event_id }) => event_id);
  };
  const newestFirst = (wanted: (event: Session) => boolean, school: string, most: number) =>
    given
      .filter((event) => event.data.school_id === school && wanted(event))
      .toSorted((a, b) => b.data.end_time.localeCompare(a.data.end_time))
      .slice(0, most)
      .map(({ event_id }) => event_id);
  const scored = ({ data }: Session) => data.phq9_score !== undefined || data.gad7_score !== undefined;

  for (const school of SCHOOLS) {
    it(`answer for ${school} what was recorded, newest first, within the school`, async () => {
      const [a, b] = ["a".repeat(64), "b".repeat(64)];
      const expected: Record<SessionQuery, string[]> = {
        sessionsOfStudent: newestFirst(({ data }) => data.student_id_hash === a, school, 5),
        scoresOfStudent: newestFirst((event) => event.data.student_id_hash === b && scored(event), school, 5),
        session: newestFirst(({ data }) => data.session_id === "sess-4", school, 99),
        scoresOfSession: newestFirst(
          (event) => event.data.session_id === "sess-4" && scored(event),
          school,
          99,
        ),
        sessionsOfSchool: newestFirst(() => true, school, 10),
        worseningInSchool: newestFirst(
          ({ data }) => data.risk_trajectory === "worsening" && data.end_time >= "2026-02-01",
          school,
          10,
        ),
      };
      for (const query of Object.keys(SESSION_QUERIES) as SessionQuery[]) {
        assert.ok(expected[query].length > 0, query);
        assert.deepEqual(await ids(query, school), expected[query], query);
      }
    });
  }

  for (const [query, { index, sql }] of Object.entries(SESSION_QUERIES)) {
    it(`answer ${query} by ${index}, as documented`, async () => {
      const plan = await reader.inSchool("north", async (run) => {
        // So few rows would be read one by one.
        await run("SELECT set_config('enable_seqscan', 'off', true)");
        return run(`EXPLAIN ${sql}`, VALUES[query as SessionQuery]("north"));
      });
      const lines = plan.map((row) => String(Object.values(row)[0])).join("\n");
      assert.match(lines, new RegExp(`\\b${index}\\b`), lines);
      const document = readFileSync(DOCUMENT, "utf8");
      for (const name of [query, index])
        assert.ok(document.includes(`\`${name}\``), `${name} is not documented`);
    });
  }
});
