import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { EVENT_COLLECTIONS, type EventDocument } from "../../../contracts/documents";
import type { SealedEvent } from "../../../contracts/sealed";
import { contentsOf } from "../../../demo/collect/objects";
import { plainOf } from "../../../demo/collect/stores";
import { subjectOpener } from "../../../operations";
import { until } from "../../local/stack/support";
import { event } from "../../runtime/support/events";
import { type Ground, wholeGround } from "../support/bench";
import { runCommand } from "../support/command";
import { withDocuments } from "../support/documents";
import { assumeOperator } from "../support/role";

describe("an operator who destroys a student's key", function () {
  this.timeout(240_000);
  this.slow(60_000);
  let stack: Ground;
  let folder: string;
  let eraser: NodeJS.ProcessEnv;
  let replayer: NodeJS.ProcessEnv;
  before(async () => {
    stack = await wholeGround();
    folder = mkdtempSync(join(tmpdir(), "strata-eraser-"));
    writeFileSync(join(folder, "outputs.json"), JSON.stringify(stack.bench.stack.running.outputs));
    eraser = { ...(await assumeOperator(stack, "subjectKeys", "eraser")), STRATA_LOCAL_DIR: folder };
    replayer = { ...eraser, ...(await assumeOperator(stack, "quarantine", "looker")) };
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const outputs = () => join(folder, "outputs.json");
  const keys = (...args: string[]) => runCommand([...args, "--outputs", outputs()], eraser, "subject-keys");
  const now = () => new Date().toISOString();
  const open = (jwe: string) =>
    subjectOpener(stack.clients, stack.target.outputs.tables.subjectKeys)
      .open(jwe)
      .then(String, (error: Error) => error.name);

  /** Every version of everything sealed in the two buckets and the document store, by what it was made of, as it opens now. */
  async function opened(ids: readonly string[]): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    const add = async (id: string, jwe: string) => found.set(id, [...(found.get(id) ?? []), await open(jwe)]);
    const { interactionLogs, quarantine } = stack.target.outputs.buckets;
    for await (const { object, content } of contentsOf(stack.clients.s3, interactionLogs)) {
      const claimed = ids.find((id) => object.key.includes(`/${id}.`));
      if (claimed) await add(claimed, String(content));
      if (object.key.startsWith("claim-check/")) continue;
      for (const line of plainOf(content).toString().split("\n").filter(Boolean)) {
        const { event_id, sealed } = JSON.parse(line) as SealedEvent;
        if (ids.includes(event_id) && sealed) await add(event_id, sealed);
      }
    }
    for await (const { object, content } of contentsOf(stack.clients.s3, quarantine))
      if (ids.includes(object.key)) await add(object.key, String(content));
    await withDocuments(stack.bench.stack, async (database) => {
      for (const name of EVENT_COLLECTIONS)
        for await (const { _id, sealed } of database.collection<EventDocument>(name).find())
          if (ids.includes(_id) && sealed) await add(_id, sealed);
    });
    return found;
  }

  it("makes every copy of that student's content unreadable and nobody else's, and takes no more of it", async () => {
    const since = now();
    const of = (student_id: string, data: object = {}) =>
      event("chat.message.sent", { student_id, ...data }, { timestamp: now() });
    const large = { message: "x".repeat(900_000) };
    const [gone, goneLarge] = [of("gone-1"), of("gone-1", large)];
    const [stays, staysLarge] = [of("stays-1"), of("stays-1", large)];
    const [bad, fine] = [of("gone-1", { mood_score: 11 }), of("stays-1", { mood_score: 11 })];
    await stack.put("chat.message.sent", [gone, goneLarge, stays, staysLarge, bad, fine]);
    const entries = (await stack.open(since)).filter(({ pointer }) => pointer === "/data/mood_score");
    assert.equal(entries.length, 2);
    const subjects = new Map(entries.map(({ subject = "", object_key = "" }) => [subject, object_key]));
    const events = [gone, goneLarge, stays, staysLarge];
    const before = await opened([...events.map(({ event_id }) => event_id), ...subjects.values()]);
    // In the bucket and in the document store; what is too large for a document lies in the bucket alone.
    const copiesOf = (each: object, copies: number) => Array(copies).fill(JSON.stringify(each));
    for (const each of [gone, stays]) assert.deepEqual(before.get(each.event_id), copiesOf(each, 2));
    for (const each of [goneLarge, staysLarge])
      assert.deepEqual(before.get(each.event_id), copiesOf(each, 1));
    const [subject = ""] =
      [...subjects].find(([, key]) => before.get(key)?.[0] === JSON.stringify(bad)) ?? [];
    assert.match(subject, /^[0-9a-f]{64}$/);

    const refused = await keys("destroy", subject, "--because", "request of a parent");
    assert.deepEqual([refused.code, refused.stdout.length], [2, 0]);
    const ran = await keys("destroy", subject, "--because", "request of a parent", "--yes", "--json");
    assert.equal(ran.code, 0, ran.stderr);
    assert.equal(JSON.parse(String(ran.stdout))[0].result, "destroyed");
    const shown = await keys("status", subject, "--json");
    assert.equal(JSON.parse(String(shown.stdout))[0].state, "destroyed", shown.stderr);

    const after = await opened([...before.keys()]);
    const erased = [gone.event_id, goneLarge.event_id, subjects.get(subject)];
    for (const [id, contents] of after) {
      const expected = before.get(id)?.map((content) => (erased.includes(id) ? "SubjectErased" : content));
      assert.deepEqual(contents, expected, id);
    }
    const entry = entries.find((each) => each.subject === subject);
    const content = await runCommand(
      ["show", entry?.quarantine_id ?? "", "--content", "--outputs", outputs()],
      replayer,
    );
    assert.deepEqual([content.code, content.stdout.length], [1, 0]);
    assert.match(content.stderr, /sealed under a key that was destroyed/);

    // Workers of this topic have not seen the student: they remember nothing.
    const later = event("observer.threshold.exceeded", { student_id_hash: subject }, { timestamp: now() });
    await stack.put("observer.threshold.exceeded", [later]);
    const [row] = (await stack.open(since)).filter(({ reason }) => reason === "subject_erased");
    assert.deepEqual([row?.topic, row?.object_key], ["observer.threshold.exceeded", undefined]);
    assert.deepEqual((await stack.stores()).get(later.event_id) ?? {}, {});

    const TableName = stack.target.outputs.tables.auditTrail;
    await until("the destruction is in the audit trail", async () => {
      const { Items = [] } = await stack.clients.dynamodb.send(new ScanCommand({ TableName }));
      const found = Items.filter(({ action }) => action?.S === "subject-keys.destroy");
      return found.some(({ entity_id }) => entity_id?.S === `subject/${subject}`);
    });
  });

  it("wraps keys anew and counts them with the same rights, and can do no more", async () => {
    const ran = await keys("rewrap", "--json");
    assert.equal(ran.code, 0, ran.stderr);
    const { generation, left, rewrapped } = JSON.parse(String(ran.stdout));
    assert.deepEqual([generation, left, rewrapped], [1, 0, 0]);
    const status = await keys("status", "--json");
    const { living, byGeneration, generations } = JSON.parse(String(status.stdout));
    assert.ok(living.students > 0 && byGeneration[1] > 0, String(status.stdout));
    assert.equal(generations[0].state, "Enabled");
    const ended = await keys("rewrap", "--end-former", "--yes");
    assert.equal(ended.code, 1);
    assert.match(ended.stderr, /no former generation/);
    const listed = await runCommand(["list", "--outputs", outputs()], eraser);
    assert.equal(listed.code, 1);
    assert.match(listed.stderr, /not authorized/i);
  });
});
