import assert from "node:assert/strict";
import { DeleteItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import {
  GetObjectCommand,
  GetObjectRetentionCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
} from "@aws-sdk/client-s3";
import { RETENTION } from "../../../../contracts/retention";
import type { Bench } from "../../../faults/support/bench";
import { until } from "../../../local/event-sources/support/bench";
import { outputsOf, stackBench } from "./support";

const DAY = 86_400;

describe("the tables of a stack let a crisis end", function () {
  this.timeout(240_000);
  let bench: Bench;
  before(async () => {
    bench = await stackBench();
  });

  const seconds = () => Math.floor(Date.now() / 1_000);
  const put = async (eventId: string, attributes: Record<string, { S: string } | { N: string }>) => {
    const key = {
      student_id_hash: { S: "c".repeat(64) },
      timestamp: { S: `2024-01-31T08:00:00.000Z#${eventId}` },
    };
    const Item = { ...key, event_id: { S: eventId }, risk_level: { S: "CRISIS" }, ...attributes };
    await bench.stack.clients.dynamodb.send(
      new PutItemCommand({ TableName: outputsOf(bench).tables.crisisEvents, Item }),
    );
    return key;
  };
  const place = (eventId: string) => ({
    Bucket: outputsOf(bench).buckets.crisisArchive,
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
    const reference = {
      Bucket: outputsOf(bench).buckets.claimChecks,
      Key: "claim-check/redacted/evt_large.json",
    };
    await bench.stack.clients.s3.send(new PutObjectCommand({ ...reference, Body: JSON.stringify(content) }));
    await put("evt_large", {
      content_bucket: { S: reference.Bucket },
      content_key: { S: reference.Key },
      expires_at: { N: String(seconds() - 60) },
    });
    assert.deepEqual(JSON.parse(await archived("evt_large")).content, content);
  });

  it("for good where somebody deleted it", async () => {
    const Key = await put("evt_deleted", { expires_at: { N: String(seconds() + DAY) } });
    await bench.stack.clients.dynamodb.send(
      new DeleteItemCommand({ TableName: outputsOf(bench).tables.crisisEvents, Key }),
    );
    await put("evt_after", { expires_at: { N: String(seconds() - 60) } });
    await archived("evt_after");
    await assert.rejects(bench.stack.clients.s3.send(new GetObjectCommand(place("evt_deleted"))), {
      name: "NoSuchKey",
    });
  });
});
