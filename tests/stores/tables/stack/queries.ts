import assert from "node:assert/strict";
import type { QuarantineEntry } from "../../../../contracts/quarantine";
import { quarantineIndex } from "../../../../operations";
import { crisisCloser } from "../../../../runtime/stores/tables/crises";
import { auditQueries, notificationQueries } from "../../../../runtime/stores/tables/records";
import type { Bench } from "../../../faults/support/bench";
import { type Event, event } from "../../../faults/support/input";
import { allOf } from "../../../operations/support/entries";
import { crisesOf, crisis, outputsOf, record, stackBench } from "./support";

/** Entries of the quarantine that came since then. */
async function quarantinedSince({ stack }: Bench, since: string): Promise<QuarantineEntry[]> {
  const index = quarantineIndex(stack.clients.dynamodb, stack.running.outputs.tables.quarantineIndex);
  const filter = {
    reasons: [],
    since: Date.parse(since),
    until: Date.now() + 60_000,
    state: "open",
  } as const;
  return allOf(index.entries(filter));
}

describe("the tables of a stack", function () {
  this.timeout(240_000);
  let bench: Bench;
  before(async () => {
    bench = await stackBench();
  });

  const idsOf = (items: readonly { event_id: string }[]) => items.map(({ event_id }) => event_id);

  it("answer which crises one student had, page by page and between two times", async () => {
    const hash = "a".repeat(64);
    const times = ["2026-10-01T10:00:00Z", "2026-10-02T10:00:00Z", "2026-10-03T10:00:00Z"];
    const given = times.map((timestamp) => {
      const made = crisis((data) => Object.assign(data, { student_id_hash: hash }));
      return { ...made, timestamp };
    });
    await record(bench, given);
    const newestFirst = idsOf(given).reverse();
    assert.deepEqual(idsOf((await crisesOf(bench).ofStudent(hash)).items), newestFirst);
    const first = await crisesOf(bench).ofStudent(hash, { limit: 2 });
    const second = await crisesOf(bench).ofStudent(hash, { limit: 2, after: first.next });
    assert.deepEqual([...idsOf(first.items), ...idsOf(second.items)], newestFirst);
    const between = { from: "2026-10-02T00:00:00Z", until: "2026-10-03T00:00:00Z" };
    assert.deepEqual(idsOf((await crisesOf(bench).ofStudent(hash, between)).items), [given[1]?.event_id]);
  });

  it("answer what happened on a day, over all students", async () => {
    const made = [crisis(), crisis()].map((each) => ({ ...each, timestamp: "2026-09-09T23:59:59.999Z" }));
    await record(bench, made);
    assert.deepEqual(idsOf((await crisesOf(bench).ofDay("2026-09-09")).items).sort(), idsOf(made).sort());
    assert.deepEqual((await crisesOf(bench).ofDay("2026-09-10")).items, []);
  });

  it("answer what is still open in a school, until it is closed", async () => {
    const school = "school-of-the-open";
    const [acting, informed] = [true, false].map((requires_human_intervention) =>
      crisis((data) => Object.assign(data, { school_id: school, requires_human_intervention })),
    );
    await record(bench, [acting, informed] as Event[]);
    const [open, ...others] = (await crisesOf(bench).open(school)).items;
    assert.deepEqual([open?.event_id, others], [acting?.event_id, []]);
    const close = crisisCloser(outputsOf(bench).tables.crisisEvents, bench.stack.clients.dynamodb);
    assert.ok(open);
    assert.equal(await close(open, "counselor-7"), true);
    assert.equal(await close(open, "counselor-8"), false);
    assert.deepEqual((await crisesOf(bench).open(school)).items, []);
    const [closed] = (await crisesOf(bench).ofStudent(open.student_id_hash)).items;
    assert.equal(closed?.closed_by, "counselor-7");
  });

  it("answer what was sent about a student, what was done to a record and what somebody did", async () => {
    const hash = "b".repeat(64);
    const sent = event("crisis.notification.required", ({ data }) => {
      data["student_id_hash"] = hash;
    });
    const done = event("audit.event.logged", ({ data }) =>
      Object.assign(data, { entity_id: "record-9", actor_id: "actor-9" }),
    );
    await record(bench, [sent, done]);
    const { notificationLogs, auditTrail } = outputsOf(bench).tables;
    const ids = async (page: Promise<{ items: Record<string, { S?: string }>[] }>) =>
      (await page).items.map((item) => item["event_id"]?.S);
    assert.deepEqual(
      await ids(notificationQueries(notificationLogs, bench.stack.clients.dynamodb).ofStudent(hash) as never),
      [sent.event_id],
    );
    assert.deepEqual(
      await ids(auditQueries(auditTrail, bench.stack.clients.dynamodb).ofEntity("record-9") as never),
      [done.event_id],
    );
    assert.deepEqual(
      await ids(auditQueries(auditTrail, bench.stack.clients.dynamodb).byActor("actor-9") as never),
      [done.event_id],
    );
  });

  it("quarantine what they can never take, with the reason and the place, and go on", async () => {
    const beyond = { ...crisis(), schema_version: 1e200 };
    const surrogate = crisis((data) => {
      data["session_id"] = "broken \ud800 text";
    });
    const injected = crisis((data) => {
      data["session_id"] = '\' OR 1=1 -- #student_id_hash :v {"$gt":""}';
      Object.assign(data, { attribute_exists: "x", VALUES: { N: "1" }, "__proto__ ": "y" });
    });
    const since = new Date().toISOString();
    await record(bench, [beyond, surrogate, injected]);
    const entries = await quarantinedSince(bench, since);
    assert.deepEqual(entries.map(({ reason, pointer }) => [reason, pointer]).sort(), [
      ["invalid_text", "/data/session_id"],
      ["value_out_of_range", "/schema_version"],
    ]);
    const [kept] = (await crisesOf(bench).ofStudent(String(injected.data["student_id_hash"]))).items;
    assert.equal(kept?.session_id, injected.data["session_id"]);
    assert.equal(await bench.givenUp(), 0);
  });
});
