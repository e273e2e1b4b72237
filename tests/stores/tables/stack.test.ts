import assert from "node:assert/strict";
import {
  DeleteItemCommand,
  DeleteTableCommand,
  PutItemCommand,
  RestoreTableToPointInTimeCommand,
  waitUntilTableExists,
} from "@aws-sdk/client-dynamodb";
import {
  GetObjectCommand,
  GetObjectRetentionCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import type { QuarantineEntry } from "../../../contracts/quarantine";
import { RETENTION } from "../../../contracts/retention";
import { quarantineIndex } from "../../../operations";
import { crisisCloser, crisisQueries } from "../../../runtime/stores/tables/crises";
import { auditQueries, notificationQueries } from "../../../runtime/stores/tables/records";
import { settled } from "../../faults/fault-case";
import { reset } from "../../faults/support/answers";
import { type Bench, startBench } from "../../faults/support/bench";
import { type Event, event, events, oneOfEach } from "../../faults/support/input";
import { until } from "../../local/event-sources/support/bench";
import { allOf } from "../../operations/support/entries";

/** How long DynamoDB answers nobody, milliseconds. */
const OUTAGE_MS = 30_000;

/** What functions call of DynamoDB. */
const ACTIONS = ["PutItem", "BatchGetItem", "UpdateItem", "TransactWriteItems"];

const DAY = 86_400;

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
    bench = await startBench();
  });
  after(() => bench?.stop());

  const outputs = () => bench.stack.running.outputs;
  const dynamo = () => bench.stack.clients.dynamodb;
  const crises = (table = outputs().tables.crisisEvents) => crisisQueries(table, dynamo());
  const crisis = (change: (data: Event["data"]) => void = () => undefined) =>
    event("safety.crisis.detected", ({ data }) => change(data));
  const idsOf = (items: readonly { event_id: string }[]) => items.map(({ event_id }) => event_id);

  /** Publishes and waits until nothing is under way. */
  const record = async (lines: readonly Event[]) => {
    await bench.publish(lines);
    await settled(bench);
  };

  it("answer which crises one student had, page by page and between two times", async () => {
    const hash = "a".repeat(64);
    const times = ["2026-10-01T10:00:00Z", "2026-10-02T10:00:00Z", "2026-10-03T10:00:00Z"];
    const given = times.map((timestamp) => {
      const made = crisis((data) => Object.assign(data, { student_id_hash: hash }));
      return { ...made, timestamp };
    });
    await record(given);
    const newestFirst = idsOf(given).reverse();
    assert.deepEqual(idsOf((await crises().ofStudent(hash)).items), newestFirst);
    const first = await crises().ofStudent(hash, { limit: 2 });
    const second = await crises().ofStudent(hash, { limit: 2, after: first.next });
    assert.deepEqual([...idsOf(first.items), ...idsOf(second.items)], newestFirst);
    const between = { from: "2026-10-02T00:00:00Z", until: "2026-10-03T00:00:00Z" };
    assert.deepEqual(idsOf((await crises().ofStudent(hash, between)).items), [given[1]?.event_id]);
  });

  it("answer what happened on a day, over all students", async () => {
    const made = [crisis(), crisis()].map((each) => ({ ...each, timestamp: "2026-09-09T23:59:59.999Z" }));
    await record(made);
    assert.deepEqual(idsOf((await crises().ofDay("2026-09-09")).items).sort(), idsOf(made).sort());
    assert.deepEqual((await crises().ofDay("2026-09-10")).items, []);
  });

  it("answer what is still open in a school, until it is closed", async () => {
    const school = "school-of-the-open";
    const [acting, informed] = [true, false].map((requires_human_intervention) =>
      crisis((data) => Object.assign(data, { school_id: school, requires_human_intervention })),
    );
    await record([acting, informed] as Event[]);
    const [open, ...others] = (await crises().open(school)).items;
    assert.deepEqual([open?.event_id, others], [acting?.event_id, []]);
    const close = crisisCloser(outputs().tables.crisisEvents, dynamo());
    assert.ok(open);
    assert.equal(await close(open, "counselor-7"), true);
    assert.equal(await close(open, "counselor-8"), false);
    assert.deepEqual((await crises().open(school)).items, []);
    const [closed] = (await crises().ofStudent(open.student_id_hash)).items;
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
    await record([sent, done]);
    const { notificationLogs, auditTrail } = outputs().tables;
    const ids = async (page: Promise<{ items: Record<string, { S?: string }>[] }>) =>
      (await page).items.map((item) => item["event_id"]?.S);
    assert.deepEqual(await ids(notificationQueries(notificationLogs, dynamo()).ofStudent(hash) as never), [
      sent.event_id,
    ]);
    assert.deepEqual(await ids(auditQueries(auditTrail, dynamo()).ofEntity("record-9") as never), [
      done.event_id,
    ]);
    assert.deepEqual(await ids(auditQueries(auditTrail, dynamo()).byActor("actor-9") as never), [
      done.event_id,
    ]);
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
    await record([beyond, surrogate, injected]);
    const entries = await quarantinedSince(bench, since);
    assert.deepEqual(entries.map(({ reason, pointer }) => [reason, pointer]).sort(), [
      ["invalid_text", "/data/session_id"],
      ["value_out_of_range", "/schema_version"],
    ]);
    const [kept] = (await crises().ofStudent(String(injected.data["student_id_hash"]))).items;
    assert.equal(kept?.session_id, injected.data["session_id"]);
    assert.equal(await bench.givenUp(), 0);
  });

  describe("let a crisis end", () => {
    const seconds = () => Math.floor(Date.now() / 1_000);
    const put = async (eventId: string, attributes: Record<string, { S: string } | { N: string }>) => {
      const key = {
        student_id_hash: { S: "c".repeat(64) },
        timestamp: { S: `2024-01-31T08:00:00.000Z#${eventId}` },
      };
      const Item = { ...key, event_id: { S: eventId }, risk_level: { S: "CRISIS" }, ...attributes };
      await dynamo().send(new PutItemCommand({ TableName: outputs().tables.crisisEvents, Item }));
      return key;
    };
    const place = (eventId: string) => ({
      Bucket: outputs().buckets.crisisArchive,
      Key: `year=2024/month=01/day=31/${eventId}.json`,
    });
    const archived = (eventId: string) =>
      until(`${eventId} in the archive`, async () => {
        const answer = await bench.stack.clients.s3
          .send(new GetObjectCommand(place(eventId)))
          .catch(() => undefined);
        return answer?.Body?.transformToString();
      });

    it("in the archive, under lock for ten years after the event, once", async () => {
      await put("evt_ended", { expires_at: { N: String(seconds() - 60) }, day: { S: "2024-01-31" } });
      assert.deepEqual(JSON.parse(await archived("evt_ended")), {
        student_id_hash: "c".repeat(64),
        timestamp: "2024-01-31T08:00:00.000Z#evt_ended",
        event_id: "evt_ended",
        risk_level: "CRISIS",
        day: "2024-01-31",
      });
      const { s3 } = bench.stack.clients;
      const { Retention } = await s3.send(new GetObjectRetentionCommand(place("evt_ended")));
      const days = ((Retention?.RetainUntilDate?.getTime() ?? 0) - Date.now()) / (DAY * 1_000);
      const { tableTtl, object } = RETENTION["crisis-events"];
      assert.equal(Retention?.Mode, "GOVERNANCE");
      assert.ok(Math.abs(days - object.lock) < 1, `${days} days`);
      assert.ok(tableTtl + object.lock >= 3_650);
      // The same item, ended once more: what stands is left as it is.
      await put("evt_ended", { expires_at: { N: String(seconds() - 60) } });
      await put("evt_marker", { expires_at: { N: String(seconds() - 60) } });
      await archived("evt_marker");
      const { Bucket, Key } = place("evt_ended");
      const { Versions } = await s3.send(new ListObjectVersionsCommand({ Bucket, Prefix: Key }));
      assert.equal(Versions?.length, 1);
    });

    it("with the content that the item could not hold", async () => {
      const content = { event_id: "evt_large", data: { trigger_keywords: ["alone"] } };
      const reference = { Bucket: outputs().buckets.claimChecks, Key: "claim-check/redacted/evt_large.json" };
      await bench.stack.clients.s3.send(
        new PutObjectCommand({ ...reference, Body: JSON.stringify(content) }),
      );
      await put("evt_large", {
        content_bucket: { S: reference.Bucket },
        content_key: { S: reference.Key },
        expires_at: { N: String(seconds() - 60) },
      });
      assert.deepEqual(JSON.parse(await archived("evt_large")).content, content);
    });

    it("for good where somebody deleted it", async () => {
      const Key = await put("evt_deleted", { expires_at: { N: String(seconds() + DAY) } });
      await dynamo().send(new DeleteItemCommand({ TableName: outputs().tables.crisisEvents, Key }));
      await put("evt_after", { expires_at: { N: String(seconds() - 60) } });
      await archived("evt_after");
      await assert.rejects(bench.stack.clients.s3.send(new GetObjectCommand(place("evt_deleted"))), {
        name: "NoSuchKey",
      });
    });
  });

  it("lose nothing and record nothing twice when DynamoDB is away for 30 seconds in mid-run", async () => {
    // The deployed minute is shortened, but not below what an outage takes: a message may be received five times.
    for (const { url: QueueUrl } of Object.values(outputs().queues)) {
      const Attributes = { VisibilityTimeout: "12" };
      await bench.stack.clients.sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
    }
    await bench.publish(oneOfEach());
    const away = ACTIONS.map((action) => bench.proxy.inject({ service: "dynamodb", action, how: reset }));
    const began = Date.now();
    await bench.publish([...events("safety.crisis.detected", 20), ...oneOfEach()]);
    await until("thirty seconds", () => Date.now() - began >= OUTAGE_MS, OUTAGE_MS + 1_000);
    for (const each of away) each.lift();
    assert.ok(away.some((each) => each.hits() > 0));
    await bench.publish(oneOfEach());
    await settled(bench);
    if ((await bench.givenUp()) > 0) {
      await bench.resume();
      await settled(bench);
    }
    assert.equal(await bench.givenUp(), 0);
    assert.deepEqual(await bench.book.check(bench.stack), []);
  });

  it("give the same answers when they are restored to a point in time", async () => {
    const hash = "d".repeat(64);
    const given = [1, 2, 3].map((day) => ({
      ...crisis((data) =>
        Object.assign(data, {
          student_id_hash: hash,
          school_id: "school-of-the-restored",
          requires_human_intervention: true,
        }),
      ),
      timestamp: `2026-08-0${day}T10:00:00Z`,
    }));
    await record(given);
    const questions = (table: string) =>
      Promise.all([
        crises(table).ofStudent(hash),
        crises(table).ofDay("2026-08-02"),
        crises(table).open("school-of-the-restored"),
      ]);
    const before = await questions(outputs().tables.crisisEvents);
    assert.deepEqual(
      before.map(({ items }) => items.length > 0),
      [true, true, true],
    );
    const TableName = "restored-crisis-events";
    await dynamo().send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: outputs().tables.crisisEvents,
        TargetTableName: TableName,
        UseLatestRestorableTime: true,
      }),
    );
    await waitUntilTableExists({ client: dynamo(), maxWaitTime: 30, minDelay: 1 }, { TableName });
    assert.deepEqual(await questions(TableName), before);
    await dynamo().send(new DeleteTableCommand({ TableName }));
  });
});
