import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { quarantineIndex } from "../../../operations";
import { event } from "../../runtime/support/events";
import { countsOf, type Ground, ground } from "../support/bench";
import { runCommand } from "../support/command";

/** Mends a chat message that is a number, leaves crises alone, and fails on what is no JSON. */
const MEND = `module.exports = (bytes) => {
  const event = JSON.parse(Buffer.from(bytes).toString("utf8"));
  if (event.event_type === "safety.crisis.detected") return undefined;
  return { ...event, data: { ...event.data, message: String(event.data.message) } };
};`;

describe("a replay from the quarantine", function () {
  this.timeout(120_000);
  this.slow(30_000);
  let stack: Ground;
  let folder: string;
  /** What other files left is not looked at. */
  let since: string;
  let mend: string;
  before(async () => {
    stack = await ground();
    since = new Date().toISOString();
    folder = mkdtempSync(join(tmpdir(), "strata-replay-"));
    mend = join(folder, "mend.js");
    writeFileSync(mend, MEND);
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const replay = (...args: string[]) =>
    runCommand(["replay", "--json", "--actor", "staff-7", "--since", since, ...args], {
      STRATA_LOCAL_DIR: stack.bench.stack.running.dir,
    });
  const rowOf = (id: string) =>
    quarantineIndex(stack.clients.dynamodb, stack.target.outputs.tables.quarantineIndex).get(id);
  const now = () => new Date().toISOString();
  const broken = (session: string) =>
    event("chat.message.sent", { message: 42, session_id: session }, { timestamp: now() });

  it("mends what its transform mends, puts it in every store once and in order, however often it runs, and writes the audit trail", async () => {
    const chats = [broken("mended"), broken("mended"), broken("mended")];
    const crisis = event("safety.crisis.detected", { risk_level: "?" }, { timestamp: now() });
    await stack.put("chat.message.sent", [...chats, "Zoë Marlowe-Quist, no JSON", crisis]);

    const dry = await replay("--dry-run", "--transform", mend);
    assert.deepEqual(dry.lines.map(({ result }) => result).sort(), [
      "failed",
      "replayed",
      "replayed",
      "replayed",
      "skipped",
    ]);
    assert.equal((await stack.open(since)).length, 5);

    const ran = await replay("--transform", mend);
    assert.equal(ran.code, 1, ran.stderr);
    const failed = ran.lines.find(({ result }) => result === "failed");
    assert.match(
      String(failed?.["error"]),
      /^TransformFailed: The transform threw SyntaxError at .*mend\.js:2:/,
    );
    assert.doesNotMatch(ran.stderr + ran.stdout, /Marlowe|no JSON/);
    const done = ran.lines.filter(({ result }) => result === "replayed");
    assert.deepEqual(
      done.map(({ event_id }) => event_id),
      chats.map(({ event_id }) => event_id),
    );
    const rows = await Promise.all(done.map(({ quarantine_id }) => rowOf(String(quarantine_id))));
    const places = rows.map((row) => row?.replayed_as ?? "");
    assert.deepEqual([...places].sort(), places, "a session keeps its order");

    const again = await replay("--transform", mend);
    assert.deepEqual(again.lines.map(({ result }) => result).sort(), ["failed", "skipped"]);
    // What a run leaves that ends after publishing and before closing.
    const ids = done.map(({ quarantine_id }) => String(quarantine_id));
    for (const id of ids) await reopen(id);
    const repeated = await replay("--transform", mend, ...ids);
    assert.equal(repeated.code, 0, repeated.stderr);
    assert.deepEqual(
      repeated.lines.map(({ result }) => result),
      ["repeated", "repeated", "repeated"],
    );

    await stack.settleAt((await rowOf(ids.at(-1) ?? ""))?.replayed_as);
    const stores = await stack.stores();
    for (const { event_id } of chats)
      assert.deepEqual(countsOf(stores, event_id), { interaction: 1, application: 1, lake: 1, logGroup: 1 });
    const trail = [...stores.values()].flatMap(({ auditTable = [] }) => auditTable.map(({ value }) => value));
    for (const id of ids) {
      const entries = trail.filter((entry) => entry?.["entity_id"] === `quarantine/${id}`);
      const said = ({ actor_id, action, outcome }: Record<string, unknown>) => [actor_id, action, outcome];
      assert.deepEqual(
        entries.map((entry) => said(entry ?? {})),
        [1, 2].map(() => ["staff-7", "quarantine.replay", "success"]),
      );
      assert.equal(entries[0]?.["details"], '{"reason":"schema_violation","result":"replayed"}');
      assert.match(String(entries[0]?.["event_id"]), /^evt_op-[a-z]{16}_[0-9a-f]{24}$/);
    }
  });

  async function reopen(id: string): Promise<void> {
    await stack.clients.dynamodb.send(
      new UpdateItemCommand({
        TableName: stack.target.outputs.tables.quarantineIndex,
        Key: { quarantine_id: { S: id } },
        UpdateExpression: "REMOVE #state, closed_at, operation, replayed_as",
        ExpressionAttributeNames: { "#state": "state" },
      }),
    );
  }
});
