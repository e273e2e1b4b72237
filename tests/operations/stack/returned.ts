import assert from "node:assert/strict";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { replaceCode } from "../../demo/e2e/functions";
import { event } from "../../runtime/support/events";
import { type Ground, ground } from "../support/bench";
import { runCommand } from "../support/command";

describe("a replay of a record as it is", function () {
  this.timeout(120_000);
  this.slow(30_000);
  let stack: Ground;
  /** What other files left is not looked at. */
  let since: string;
  before(async () => {
    stack = await ground();
    since = now();
  });

  const now = () => new Date().toISOString();
  const replay = (id: string) =>
    runCommand(["replay", "--json", id], { STRATA_LOCAL_DIR: stack.bench.stack.running.dir });

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
    const [row] = (await stack.entries(since, "replayed")).slice(-1);
    await stack.settleAt(row?.replayed_as);
    const { interaction = [] } = (await stack.stores()).get(chat.event_id) ?? {};
    assert.deepEqual(
      interaction.map(({ sha256 }) => sha256),
      [entry.sha256],
      "the interaction path holds the original's bytes",
    );
  });

  it("refuses bytes that are not those that were quarantined", async () => {
    await stack.put("chat.message.sent", [event("chat.message.sent", { message: 42 }, { timestamp: now() })]);
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
});
