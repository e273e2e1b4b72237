import * as assert from "node:assert/strict";
import { openDatabase } from "../../../runtime/stores/relational/database";
import { purgeRows } from "../../../runtime/stores/relational/purge";
import { migratedServer, over } from "./support/database";
import { recorderOf, session } from "./support/recorder";
import { inSchool, refused, rolesOf } from "./support/roles";
import type { Server } from "./support/server";

describe("the rules of the relational tables", function () {
  this.timeout(30_000);
  let server: Server;
  let roles: ReturnType<typeof rolesOf>;
  before(async function () {
    this.timeout(120_000);
    server = await migratedServer();
    roles = rolesOf(server);
  });
  after(() => roles.close());

  it("keep small groups out of the aggregates, their number included", async () => {
    const aggregator = await roles.as("mood_aggregator", "analytics_db");
    const day =
      "INSERT INTO daily_mood_scores (school_id, day, group_size, mean_mood) VALUES ('north', '2026-03-02', $1, $2) RETURNING suppressed";
    const write = (...values: unknown[]) => inSchool(aggregator, "north", day, values);
    assert.deepEqual(await write(5, 6.5), [{ suppressed: false }]);
    assert.deepEqual(await write(null, null), [{ suppressed: true }]);
    for (const values of [
      [4, 6.5],
      [4, null],
      [null, 6.5],
      [0, null],
      [12, 11],
    ]) {
      await assert.rejects(write(...values), refused("23514"), JSON.stringify(values));
    }
    const week =
      "INSERT INTO weekly_trends (school_id, week_start, worsening_share) VALUES ('north', $1, $2)";
    await inSchool(aggregator, "north", week, ["2026-03-02", null]);
    await assert.rejects(inSchool(aggregator, "north", week, ["2026-03-02", 0.5]), refused("23514"));
    await assert.rejects(inSchool(aggregator, "north", week, ["2026-03-03", null]), refused("23514"));
  });

  it("let the purger take what is over by the manifest, and nothing younger whatever it asks for", async () => {
    const old = session({ school_id: "old" });
    const { record, database } = await recorderOf(server);
    await record(old, session({ school_id: "young" }));
    await database.close();
    const age = (days: number) =>
      over(server.superuser("observer_db"), (client) =>
        client.query(
          `UPDATE session_summaries SET recorded_at = now() - make_interval(days => $2) WHERE event_id = $1`,
          [old.event_id, days],
        ),
      );
    const user = "row_purger";
    const purger = openDatabase(server.asUser({ database: "observer_db", user }, await server.allowed(user)));
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString();
    await age(2554);
    assert.equal(await purgeRows(purger, "session_summaries", tomorrow), 0);
    await age(2556);
    assert.equal(await purgeRows(purger, "session_summaries", tomorrow), 1);
    await purger.close();
    const left = await over(
      server.superuser("observer_db"),
      async (client) =>
        (await client.query("SELECT school_id FROM session_summaries WHERE school_id IN ('old', 'young')"))
          .rows,
    );
    assert.deepEqual(left, [{ school_id: "young" }]);
  });
});
