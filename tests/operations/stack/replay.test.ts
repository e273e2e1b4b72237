import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { quarantineIndex } from "../../../operations";
import { replaceCode } from "../../demo/e2e/functions";
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
  const since = new Date().toISOString();
  let mend: string;
  before(async () => {
    stack = await ground();
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

  it("mends what its transform mends, puts it in every store once and in order, and writes the audit trail", async () => {
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

    await stack.settle(positionsOf(places));
    const stores = await stack.stores();
    for (const { event_id } of chats)
      assert.deepEqual(countsOf(stores, event_id), { interaction: 1, application: 1, lake: 1, logGroup: 1 });
    const trail = [...stores.values()].flatMap(({ auditTable = [] }) => auditTable.map(({ value }) => value));
    for (const { quarantine_id } of done) {
      const entries = trail.filter((entry) => entry?.["entity_id"] === `quarantine/${quarantine_id}`);
      assert.equal(entries.length, 1);
      const [entry] = entries;
      assert.deepEqual(
        [entry?.["actor_id"], entry?.["action"], entry?.["outcome"]],
        ["staff-7", "quarantine.replay", "success"],
      );
      assert.match(
        String(entry?.["details"]),
        /"reason":"schema_violation".*"result":"replayed".*"operation":"op-[a-z]{16}"/,
      );
    }
  });

  it("changes nothing when it runs again, closed or not", async () => {
    const again = await replay("--transform", mend);
    assert.deepEqual(again.lines.map(({ result }) => result).sort(), ["failed", "skipped"]);
    const { lines } = await runCommand(["list", "--json", "--state", "replayed", "--since", since], {
      STRATA_LOCAL_DIR: stack.bench.stack.running.dir,
    });
    assert.equal(lines.length, 3);
    const before = await stack.stores();
    // What a run leaves that ends after publishing and before closing.
    for (const { quarantine_id } of lines) await reopen(String(quarantine_id));
    const ids = lines.map(({ quarantine_id }) => String(quarantine_id));
    const ran = await replay("--transform", mend, ...ids);
    assert.deepEqual(
      ran.lines.map(({ result }) => result),
      ["repeated", "repeated", "repeated"],
    );
    assert.equal(ran.code, 0, ran.stderr);
    await stack.settle(
      positionsOf(await Promise.all(ids.map(async (id) => (await rowOf(id))?.replayed_as ?? ""))),
    );
    const stores = await stack.stores();
    for (const { event_id } of ran.lines)
      assert.deepEqual(countsOf(stores, String(event_id)), countsOf(before, String(event_id)));
  });

  it("keeps one entry a line when the event processor rejects it again, and takes it when that is mended", async () => {
    const processor = stack.bench.stack.running.outputs.functions.processors["chat.message.sent"];
    const restore = await replaceCode(stack.bench.stack, processor, "event-processor", {
      file: "contracts/events/validate.ts",
      edit: (text) =>
        text.replace(
          "const tooDeep =",
          'if (value["source"] === "older") return violation("/source");\n  const tooDeep =',
        ),
    });
    const chat = event("chat.message.sent", {}, { timestamp: now(), source: "older" });
    // Written as no serializer of ours would write it.
    const line = JSON.stringify(chat).replace('"data":{', '"data": { "turn": 9007199254740993,');
    await stack.put("chat.message.sent", [line]);
    const [entry] = (await stack.open(since)).filter(({ pointer }) => pointer === "/source");
    assert.ok(entry);
    for (const returned of [1, 2]) {
      const ran = await replay(entry.quarantine_id);
      assert.equal(ran.code, 1);
      assert.deepEqual(ran.lines, [
        {
          quarantine_id: entry.quarantine_id,
          result: "returned",
          event_id: chat.event_id,
          reason: "schema_violation",
          pointer: "/source",
        },
      ]);
      const open = (await stack.open(since)).filter(({ pointer }) => pointer === "/source");
      assert.deepEqual(
        open.map(({ quarantine_id: id, returned }) => [id, returned]),
        [[entry.quarantine_id, returned]],
      );
    }
    await restore();
    await stack.settle();
    const ran = await replay(entry.quarantine_id);
    assert.deepEqual(
      ran.lines.map(({ result }) => result),
      ["replayed"],
    );
    await stack.settle(positionsOf([(await rowOf(entry.quarantine_id))?.replayed_as ?? ""]));
    const { interaction = [] } = (await stack.stores()).get(chat.event_id) ?? {};
    assert.deepEqual(
      interaction.map(({ sha256 }) => sha256),
      [entry.sha256],
      "the interaction path holds the original's bytes",
    );
  });

  it("refuses bytes that are not those that were quarantined", async () => {
    await stack.put("chat.message.sent", [broken("tampered")]);
    const [entry] = (await stack.open(since)).slice(-1);
    assert.ok(entry);
    const { buckets } = stack.target.outputs;
    const Body = JSON.stringify(event("chat.message.sent"));
    await stack.clients.s3.send(
      new PutObjectCommand({ Bucket: buckets.quarantine, Key: entry.object_key, Body }),
    );
    const ran = await replay(entry.quarantine_id);
    assert.equal(ran.code, 1);
    assert.match(
      String(ran.lines[0]?.["error"]),
      /^ContentMismatch: The object of chat\.message\.sent\/.* has another SHA-256/,
    );
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

  /** Where the streams have to have been read to, from places `<topic>/<shard>/<sequence>`. */
  function positionsOf(places: readonly string[]): Map<string, Record<string, string>> {
    const last = [...places].sort().at(-1)?.split("/") ?? [];
    const [topic, shard = "", sequence = ""] = last;
    return new Map([
      [stack.target.outputs.streams[topic as "chat.message.sent"].name, { [shard]: sequence }],
    ]);
  }
});
