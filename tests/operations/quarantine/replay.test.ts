import assert from "node:assert/strict";
import {
  type Operation,
  type Published,
  type ReplayDeps,
  type ReplayReport,
  replay,
} from "../../../operations";
import type { Fate } from "../../../operations/quarantine/fate";
import { bytesOf, event } from "../../runtime/support/events";
import { allOf, entry } from "../support/entries";

const NOW = Date.UTC(2026, 2, 2, 12);

/** A replay whose every verb writes down that it was called; a test makes one of them behave otherwise. */
function scene(change: Partial<{ place: Published; fate: Fate["result"]; audit: () => Promise<void> }> = {}) {
  const calls: string[] = [];
  const note = (name: string) => async () => void calls.push(name);
  const given = event("chat.message.sent");
  const again = entry({ reason: "invalid_timestamp", quarantine_id: "chat.message.sent/shard-1/9" });
  const deps: ReplayDeps = {
    index: { close: async (id) => calls.push(`close ${id}`) > 0, countReturn: note("count") },
    originals: { read: async () => bytesOf(given), remove: async () => calls.push("remove") },
    publish: async (events) => {
      calls.push(`publish ${events.length}`);
      const place = { topic: "chat.message.sent", stream: "chat", shard: "shard-1", sequence: "9" } as const;
      return events.map(() => change.place ?? place);
    },
    fates: {
      owners: async (ids) =>
        new Map(
          change.fate === "rejected" || change.fate === "unconfirmed"
            ? []
            : ids.map((id) => [id, "chat/shard-1/9"]),
        ),
      entries: async () => new Map(change.fate === "rejected" ? [[again.quarantine_id, again]] : []),
    },
    audit: change.audit ?? note("audit"),
  };
  const stop = new AbortController();
  const operation: Operation = { id: "op-x", actor: "staff-1", signal: stop.signal, now: () => NOW };
  const run = (entries = [entry()], options = {}): Promise<ReplayReport[]> =>
    allOf(
      replay(
        (async function* () {
          yield* entries;
        })(),
        deps,
        operation,
        { patienceMs: 0, ...options },
      ),
    );
  return { calls, run, stop, again };
}

describe("a replay", () => {
  it("publishes, then writes the audit trail, then closes the row", async () => {
    const { calls, run } = scene();
    const one = entry();
    assert.deepEqual(
      (await run([one])).map(({ result }) => result),
      ["replayed"],
    );
    assert.deepEqual(calls, ["publish 1", "audit", `close ${one.quarantine_id}`]);
  });

  it("closes nothing when the audit trail does not take its entry", async () => {
    const { calls, run } = scene({ audit: () => Promise.reject(new Error("no audit")) });
    await assert.rejects(run(), /no audit/);
    assert.deepEqual(calls, ["publish 1"]);
  });

  it("leaves open what the stream refuses, and says why", async () => {
    const { calls, run } = scene({ place: { error: "AccessDeniedException" } });
    const [report] = await run();
    assert.deepEqual([report?.result, report?.error], ["failed", "AccessDeniedException"]);
    assert.deepEqual(calls, ["publish 1"]);
  });

  it("puts what comes back into the entry that stands", async () => {
    const { calls, run, again } = scene({ fate: "rejected" });
    const [report] = await run();
    assert.deepEqual([report?.result, report?.reason], ["returned", "invalid_timestamp"]);
    assert.deepEqual(calls, ["publish 1", "audit", "remove", `close ${again.quarantine_id}`, "count"]);
  });

  const refused: [what: string, change: Parameters<typeof entry>[0], result: string, error: RegExp][] = [
    [
      "of the lake by its reason",
      { reason: "type_conflict" },
      "refused",
      /stands in every store but the lake/,
    ],
    [
      "of the lake by its id",
      { reason: "not_json", quarantine_id: "chat.message.sent/lake/f00-7" },
      "refused",
      /the lake/,
    ],
    [
      "that came back three times",
      { returned: 3 },
      "refused",
      /came back 3 times as it is; give a --transform/,
    ],
    ["that was replayed", { state: "replayed" }, "closed", /^$/],
    ["that was dropped", { state: "dropped" }, "closed", /^$/],
  ];
  for (const [what, change, result, error] of refused) {
    it(`publishes no entry ${what}`, async () => {
      const { calls, run } = scene();
      const [report] = await run([entry(change)]);
      assert.equal(report?.result, result);
      assert.match(report?.error ?? "", error);
      assert.deepEqual(calls, []);
    });
  }

  it("takes an entry that came back often through a transform", async () => {
    const { run } = scene();
    const transform = () => ({ ...event("chat.message.sent") });
    assert.deepEqual(
      (await run([entry({ returned: 9 })], { transform })).map(({ result }) => result),
      ["replayed"],
    );
  });

  it("begins no further batch once it is stopped, and finishes what is published", async () => {
    const { calls, run, stop } = scene({ fate: "unconfirmed" });
    const entries = [entry(), entry(), entry()];
    const looked: string[] = [];
    const transform = (_: Uint8Array, { quarantine_id }: { quarantine_id: string }) => {
      looked.push(quarantine_id);
      if (quarantine_id === entries[1]?.quarantine_id) stop.abort();
      return { ...event("chat.message.sent") };
    };
    const reports = await run(entries, { transform, batchEntries: 1, patienceMs: 60_000 });
    assert.deepEqual(
      reports.map(({ result }) => result),
      ["unconfirmed"],
    );
    assert.deepEqual(calls, ["publish 1", "audit", `close ${entries[0]?.quarantine_id}`]);
    assert.deepEqual(looked, [entries[0]?.quarantine_id, entries[1]?.quarantine_id]);
  });
});
