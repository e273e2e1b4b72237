import * as assert from "node:assert/strict";
import type { DynamoDBRecord } from "aws-lambda";
import { createCrisisArchiverHandler } from "../../runtime/crisis-archiver/handler";
import type { NewObject } from "../../runtime/shared/objects";

const BUCKET = "crisis-archive";
const CHECKS = "claim-checks";

/** The change record of an item that DynamoDB itself ended, with some of it changed. */
function ended(eventId: string, changes: Partial<DynamoDBRecord> = {}, image: object = {}): DynamoDBRecord {
  return {
    eventName: "REMOVE",
    userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
    dynamodb: {
      SequenceNumber: eventId,
      OldImage: {
        student_id_hash: { S: "c".repeat(64) },
        timestamp: { S: `2024-01-31T08:00:00.000Z#${eventId}` },
        event_id: { S: eventId },
        requires_human_intervention: { BOOL: true },
        trigger_keywords: { L: [{ S: "alone" }] },
        schema_version: { N: "2" },
        expires_at: { N: "1" },
        ...image,
      },
    },
    ...changes,
  } as DynamoDBRecord;
}

describe("the crisis archiver", () => {
  const run = async (records: DynamoDBRecord[], failing: string[] = []) => {
    const put: NewObject[] = [];
    const logged: string[] = [];
    const note = (event: string, fields: object = {}) => void logged.push(JSON.stringify([event, fields]));
    const handler = createCrisisArchiverHandler(
      {
        putObject: async (object) => {
          if (failing.some((id) => object.key.includes(id))) throw new Error("secret");
          put.push(object);
        },
        readObject: async (_, key) => {
          if (key.includes("gone")) throw Object.assign(new Error("none"), { name: "NoSuchKey" });
          return Buffer.from('{"whole":true}');
        },
        log: { info: note, warn: note, error: note, metrics: () => undefined },
      },
      { bucket: BUCKET, claimCheckBucket: CHECKS },
    );
    const answer = await handler({ Records: records });
    return { put, answer, logged: logged.join("\n") };
  };

  it("writes an ended crisis as plain JSON under a key that follows from the event", async () => {
    const { put, answer } = await run([ended("evt_a")]);
    assert.deepEqual(answer, { batchItemFailures: [] });
    assert.deepEqual(
      put.map(({ bucket, key }) => [bucket, key]),
      [[BUCKET, "year=2024/month=01/day=31/evt_a.json"]],
    );
    assert.deepEqual(JSON.parse(String(put[0]?.body)), {
      student_id_hash: "c".repeat(64),
      timestamp: "2024-01-31T08:00:00.000Z#evt_a",
      event_id: "evt_a",
      requires_human_intervention: true,
      trigger_keywords: ["alone"],
      schema_version: 2,
    });
  });

  it("passes over what somebody deleted, added or changed", async () => {
    const { put, answer } = await run([
      ended("evt_a", { userIdentity: undefined }),
      ended("evt_b", {
        userIdentity: { type: "Service", principalId: "replication.dynamodb.amazonaws.com" },
      }),
      ended("evt_c", { eventName: "MODIFY" }),
    ]);
    assert.deepEqual([put, answer], [[], { batchItemFailures: [] }]);
  });

  it("asks for the batch again from the first that failed, and does the others", async () => {
    const records = ["evt_a", "evt_b", "evt_c", "evt_d"].map((id) => ended(id));
    const { put, answer, logged } = await run(records, ["evt_b", "evt_d"]);
    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: "evt_b" }] });
    assert.equal(put.length, 2);
    assert.doesNotMatch(logged, /secret/);
  });

  it("fetches content that lies elsewhere, and keeps the item where that is gone already", async () => {
    const refers = (key: string, bucket = CHECKS) => ({
      content_bucket: { S: bucket },
      content_key: { S: key },
    });
    const { put } = await run([ended("evt_a", {}, refers("whole")), ended("evt_b", {}, refers("gone"))]);
    const bodies = put.map(({ body }) => JSON.parse(String(body)));
    assert.deepEqual(
      bodies.map(({ event_id, content }) => [event_id, content]),
      [
        ["evt_a", { whole: true }],
        ["evt_b", undefined],
      ],
    );
    const { answer } = await run([ended("evt_c", {}, refers("whole", "another-bucket"))]);
    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: "evt_c" }] });
  });

  it("fails on a record without the item, which would be lost otherwise", async () => {
    const { answer } = await run([ended("evt_a", { dynamodb: { SequenceNumber: "7" } })]);
    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: "7" }] });
  });
});
