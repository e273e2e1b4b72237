import * as assert from "node:assert/strict";
import {
  GetObjectRetentionCommand,
  ListObjectVersionsCommand,
  PutObjectLockConfigurationCommand,
} from "@aws-sdk/client-s3";
import { checkIn } from "../../runtime/shared/claim-check";
import { objectWriter } from "../../runtime/shared/objects";
import { bytesOf, event, HASH } from "./support/events";
import { itemsOf, message, recordersIn, sqsEvent } from "./support/recorders";
import { objects } from "./support/stores";
import { BUCKETS, createWorld, TABLES, type World } from "./support/world";

describe("the recorders on the emulator", () => {
  let world: World;
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
    const Rule = { DefaultRetention: { Mode: "GOVERNANCE", Days: 2555 } } as const;
    await world.clients.s3.send(
      new PutObjectLockConfigurationCommand({
        Bucket: BUCKETS.audit,
        ObjectLockConfiguration: { ObjectLockEnabled: "Enabled", Rule },
      }),
    );
  });
  after(() => world.stop());

  const recorders = () => recordersIn(world, []);
  const own = (table: string, eventId: string) => itemsOf(world, table, eventId);
  const TWO_YEARS_ON = Date.UTC(2028, 2, 1, 12) / 1_000;

  it("keep a crisis event once, with what the contract names, for two years", async () => {
    const given = event("safety.crisis.detected", { later: { a: 1 } });
    const body = message(given);
    assert.deepEqual(await recorders().crisis(sqsEvent(body, body)), { batchItemFailures: [] });
    assert.deepEqual(await recorders().crisis(sqsEvent(body)), { batchItemFailures: [] });
    assert.deepEqual(await own(TABLES.crisis, given.event_id), [
      {
        student_id_hash: HASH,
        timestamp: `2026-03-02T11:59:00.000Z#${given.event_id}`,
        day: "2026-03-02",
        open_in: "school-7",
        event_id: given.event_id,
        event_type: "safety.crisis.detected",
        source: "chat-service",
        occurred_at: "2026-03-02T11:59:00Z",
        schema_version: 1,
        session_id: "sess-1",
        risk_level: "CRISIS",
        requires_human_intervention: true,
        school_id: "school-7",
        trigger_keywords: ["alone"],
        extra: '{"later":{"a":1}}',
        expires_at: TWO_YEARS_ON,
      },
    ]);
  });

  it("keep two crisis events of one student and instant apart", async () => {
    const given = [event("safety.crisis.detected"), event("safety.crisis.detected")];
    await recorders().crisis(sqsEvent(...given.map((detail) => message(detail))));
    for (const { event_id } of given) assert.equal((await own(TABLES.crisis, event_id)).length, 1);
  });

  it("keep a notification under its id, and a second event about it beside the first", async () => {
    const given = [1, 2].map(() => event("crisis.notification.required", { notification_id: "ntf-shared" }));
    const bodies = given.map((detail) => message(detail));
    for (let time = 0; time < 3; time++) {
      for (const body of bodies) {
        assert.deepEqual(await recorders().notification(sqsEvent(body)), { batchItemFailures: [] });
      }
    }
    const [first, second] = await Promise.all(
      given.map(({ event_id }) => own(TABLES.notification, event_id)),
    );
    assert.deepEqual(
      first?.map((row) => [row["notification_id"], row["channel"], row["expires_at"]]),
      [["ntf-shared", "sms", TWO_YEARS_ON]],
    );
    assert.deepEqual(
      second?.map((row) => row["notification_id"]),
      [`ntf-shared#${given[1]?.event_id}`],
    );
  });

  it("keep an audit event once under lock and once in the table", async () => {
    const given = event("audit.event.logged");
    for (let time = 0; time < 2; time++) {
      assert.deepEqual(await recorders().audit(sqsEvent(message(given))), { batchItemFailures: [] });
    }
    const key = `year=2026/month=03/day=02/${given.event_id}.json`;
    assert.deepEqual(JSON.parse(String((await objects(world.clients, BUCKETS.audit)).get(key))), given);
    const { Retention } = await world.clients.s3.send(
      new GetObjectRetentionCommand({ Bucket: BUCKETS.audit, Key: key }),
    );
    assert.equal(Retention?.Mode, "GOVERNANCE");
    const { Versions = [] } = await world.clients.s3.send(
      new ListObjectVersionsCommand({ Bucket: BUCKETS.audit, Prefix: key }),
    );
    assert.equal(Versions.length, 1);
    const [row, ...more] = await own(TABLES.audit, given.event_id);
    assert.deepEqual(more, []);
    assert.deepEqual(
      [row?.["object_key"], row?.["entity_id"], row?.["action"], row?.["details"], row?.["expires_at"]],
      [key, "record-1", "record.read", '{"reason":"review"}', TWO_YEARS_ON],
    );
  });

  it("fetch an event that came by reference, and refer to it where an item cannot hold it", async () => {
    const given = event("safety.crisis.detected", { trigger_keywords: ["x".repeat(300_000)] });
    const { object, reference } = checkIn(given, bytesOf(given), "redacted", BUCKETS.application);
    await objectWriter(world.clients.s3)(object);
    assert.deepEqual(await recorders().crisis(sqsEvent(message(reference))), { batchItemFailures: [] });
    const [row] = await own(TABLES.crisis, given.event_id);
    assert.deepEqual(
      [row?.["risk_level"], row?.["content_bucket"], row?.["content_key"], row?.["trigger_keywords"]],
      ["CRISIS", BUCKETS.application, object.key, undefined],
    );
  });

  it("keep the whole of an audit event that came by reference under lock", async () => {
    const given = event("audit.event.logged", { details: { text: "x".repeat(300_000) } });
    const { object, reference } = checkIn(given, bytesOf(given), "redacted", BUCKETS.application);
    await objectWriter(world.clients.s3)(object);
    assert.deepEqual(await recorders().audit(sqsEvent(message(reference))), { batchItemFailures: [] });
    const [row] = await own(TABLES.audit, given.event_id);
    const kept = (await objects(world.clients, BUCKETS.audit)).get(String(row?.["object_key"]));
    assert.deepEqual(JSON.parse(String(kept)), given);
  });
});
