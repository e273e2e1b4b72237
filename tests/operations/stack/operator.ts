import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type AttributeValue, DeleteItemCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { DescribeReplayCommand, ListReplaysCommand } from "@aws-sdk/client-eventbridge";
import { ListObjectVersionsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { until } from "../../local/stack/support";
import { event } from "../../runtime/support/events";
import { countsOf, type Ground, ground } from "../support/bench";
import { runCommand } from "../support/command";
import { assumeOperator } from "../support/role";

describe("an operator with the stack's policy and its outputs in a file", function () {
  this.timeout(120_000);
  this.slow(30_000);
  let stack: Ground;
  let folder: string;
  let env: NodeJS.ProcessEnv;
  before(async () => {
    stack = await ground();
    folder = mkdtempSync(join(tmpdir(), "strata-operator-"));
    writeFileSync(join(folder, "outputs.json"), JSON.stringify(stack.bench.stack.running.outputs));
    env = { ...(await assumeOperator(stack)), STRATA_LOCAL_DIR: folder };
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args: string[]) => runCommand([...args, "--outputs", join(folder, "outputs.json")], env);
  const now = () => new Date().toISOString();

  it("sees what is wrong without content, and content only with an entry in the audit trail", async () => {
    const chat = event("chat.message.sent", { mood_score: 11 }, { timestamp: now() });
    await stack.put("chat.message.sent", [chat]);
    const list = await run("list", "--json", "--since", "1m", "--topic", "chat.message.sent");
    assert.equal(list.code, 0, list.stderr);
    const entry = list.lines.find(({ pointer }) => pointer === "/data/mood_score");
    const id = String(entry?.["quarantine_id"]);
    const shown = await run("show", id);
    assert.match(shown.stdout.toString(), /^wanted +number, from 1, up to 10, or nothing$/m);
    assert.doesNotMatch(list.stdout.toString() + shown.stdout, /Marlowe/);

    const content = await run("show", id, "--content");
    assert.deepEqual(JSON.parse(content.stdout.toString()), chat);
    const TableName = stack.bench.stack.running.outputs.tables.auditTrail;
    let access: Record<string, AttributeValue>[] = [];
    await until("the access is in the audit trail", async () => {
      const { Items = [] } = await stack.clients.dynamodb.send(new ScanCommand({ TableName }));
      access = Items.filter(({ action }) => action?.S === "quarantine.show");
      return access.length > 0;
    });
    assert.deepEqual(
      access.map(({ entity_id, actor_id }) => [entity_id?.S, actor_id?.S]),
      [[`quarantine/${id}`, "arn:aws:sts::000000000000:assumed-role/operator/on-call"]],
    );
    assert.doesNotMatch(JSON.stringify(access), /Marlowe/);
  });

  it("drops every version of the content for a reason, and keeps the row", async () => {
    const since = now();
    await stack.put("audit.event.logged", ["Zoë Marlowe-Quist"]);
    const [entry] = (await stack.open(since)).filter(({ topic }) => topic === "audit.event.logged");
    const { quarantine_id: id = "", object_key: Key = "" } = entry ?? {};
    const Bucket = stack.target.outputs.buckets.quarantine;
    await stack.clients.s3.send(new PutObjectCommand({ Bucket, Key, Body: "written over" }));

    const dropped = await run("drop", id, "--yes", "--because", "test record");
    assert.equal(dropped.code, 0, dropped.stderr);
    assert.match(
      dropped.stdout.toString(),
      /^dropped 1 entry, 2 versions of content \(operation op-[a-z]{16}\)$/m,
    );
    const { Versions = [], DeleteMarkers = [] } = await stack.clients.s3.send(
      new ListObjectVersionsCommand({ Bucket, Prefix: Key }),
    );
    assert.deepEqual([...Versions, ...DeleteMarkers], []);
    const [row] = await stack.entries(since, "dropped");
    assert.deepEqual([row?.quarantine_id, row?.sha256], [id, entry?.sha256]);
  });

  it("replays the archive to one consumer, which takes what it lost and nothing twice", async () => {
    const since = now();
    const crises = ["one", "two"].map((session_id) =>
      event("safety.crisis.detected", { session_id }, { timestamp: now() }),
    );
    await stack.put("safety.crisis.detected", crises);
    const before = await stack.stores();
    const [lost] = crises;
    const item = before.get(lost?.event_id ?? "")?.crisisTable?.[0]?.value;
    await stack.clients.dynamodb.send(
      new DeleteItemCommand({
        TableName: stack.bench.stack.running.outputs.tables.crisisEvents,
        Key: {
          student_id_hash: { S: String(item?.["student_id_hash"]) },
          timestamp: { S: String(item?.["timestamp"]) },
        },
      }),
    );
    const ran = await run("replay", "--archive", "--since", since, "--topic", "safety.crisis.detected");
    assert.equal(ran.code, 0, ran.stderr);
    assert.match(
      ran.stdout.toString(),
      /^completed: domain-events-archive\S* from \S+ to \S+ to \S*crisis\S* \(replay \S+\)$/m,
    );
    await stack.settle();
    const stores = await stack.stores();
    for (const { event_id } of crises)
      assert.deepEqual(countsOf(stores, event_id), countsOf(before, event_id));

    // The emulator sends a replay to every rule; what AWS would be asked for is what it was told.
    const { Replays = [] } = await stack.clients.events.send(new ListReplaysCommand({}));
    const { Destination } = await stack.clients.events.send(
      new DescribeReplayCommand({ ReplayName: Replays.at(-1)?.ReplayName }),
    );
    const { bus } = stack.target.outputs;
    assert.deepEqual(Destination, { Arn: bus.arn, FilterArns: [bus.ruleArns.crisis] });
  });
});
