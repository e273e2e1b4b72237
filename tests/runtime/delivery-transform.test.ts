import * as assert from "node:assert/strict";
import type { FirehoseTransformationEvent } from "aws-lambda";
import { createDeliveryTransformHandler } from "../../runtime/delivery-transform/handler";
import { claimAll } from "../../runtime/shared/claims";
import { claimWriter } from "../../runtime/shared/claims-table";
import { createLog } from "../../runtime/shared/log";
import { event } from "./support/events";
import { createWorld, TABLES, type World } from "./support/world";

let last = 0;
const recordId = () => `record-${process.pid}-${++last}`;

function invocation(lines: readonly [string, string][]): FirehoseTransformationEvent {
  return {
    invocationId: "i",
    deliveryStreamArn: "arn:aws:firehose:us-east-1:000000000000:deliverystream/d",
    region: "us-east-1",
    records: lines.map(([id, line]) => ({
      recordId: id,
      approximateArrivalTimestamp: 0,
      data: Buffer.from(line).toString("base64"),
    })),
  };
}

describe("the delivery transform on the emulator", () => {
  let world: World;
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
  });
  after(() => world.stop());

  const transform = (scope: "interaction-logs" | "application-logs" = "interaction-logs") => {
    const write = claimWriter(TABLES.claims, world.clients.dynamo);
    return createDeliveryTransformHandler(
      { claim: (claims) => claimAll(claims, write), log: createLog({}, () => undefined) },
      { scope },
    );
  };
  const line = (given: object) => `${JSON.stringify(given)}\n`;

  it("passes the bytes on as they are and files them under type and hour of the event's own time", async () => {
    const given = event("audit.event.logged", {}, { timestamp: "2025-12-31T23:59:59.999Z" });
    const [id, text] = [recordId(), ` ${line(given)}`];
    assert.deepEqual(await transform()(invocation([[id, text]])), {
      records: [
        {
          recordId: id,
          result: "Ok",
          data: Buffer.from(text).toString("base64"),
          metadata: {
            partitionKeys: {
              event_type: "audit.event.logged",
              year: "2025",
              month: "12",
              day: "31",
              hour: "23",
            },
          },
        },
      ],
    });
  });

  it("files a reference like the event it stands for", async () => {
    const { data: _, source: __, ...rest } = event("chat.message.sent");
    const text = line({ ...rest, claim_check: { bucket: "b", key: "claim-check/k", sha256: "0", size: 1 } });
    const { records } = await transform()(invocation([[recordId(), text]]));
    assert.equal(records[0]?.result, "Ok");
  });

  it("drops every copy of an event but one, in one call and across calls", async () => {
    const text = line(event("chat.message.sent"));
    const results = async (...ids: string[]) =>
      (await transform()(invocation(ids.map((id) => [id, text])))).records.map(({ result }) => result);
    assert.deepEqual(await results(recordId(), recordId()), ["Ok", "Dropped"]);
    assert.deepEqual(await results(recordId()), ["Dropped"]);
  });

  it("keeps the same copy when a call is repeated, in whatever company", async () => {
    const text = line(event("chat.message.sent"));
    const [first, second] = [recordId(), recordId()];
    await transform()(invocation([[first, text]]));
    const { records } = await transform()(
      invocation([
        [second, text],
        [first, text],
      ]),
    );
    assert.deepEqual(
      records.map(({ result }) => result),
      ["Dropped", "Ok"],
    );
  });

  it("counts each store for itself", async () => {
    const text = line(event("chat.message.sent"));
    for (const scope of ["interaction-logs", "application-logs"] as const) {
      const { records } = await transform(scope)(invocation([[recordId(), text]]));
      assert.equal(records[0]?.result, "Ok");
    }
  });

  it("hands back what is no event as failed, and still does its neighbours", async () => {
    const lines = [
      "no json",
      "[]",
      line({ ...event("chat.message.sent"), timestamp: "x" }),
      line(event("chat.message.sent")),
    ];
    const { records } = await transform()(invocation(lines.map((text) => [recordId(), text])));
    assert.deepEqual(
      records.map(({ result }) => result),
      ["ProcessingFailed", "ProcessingFailed", "ProcessingFailed", "Ok"],
    );
  });

  it("fails the call without a word of its content when ids cannot be claimed", async () => {
    const logged: string[] = [];
    const handler = createDeliveryTransformHandler(
      {
        claim: () => Promise.reject(new Error("Marlowe")),
        log: createLog({}, (text) => logged.push(text)),
      },
      { scope: "interaction-logs" },
    );
    await assert.rejects(
      handler(invocation([[recordId(), line(event("chat.message.sent"))]])),
      (error: Error) => !error.message.includes("Marlowe"),
    );
    assert.equal(logged.join().includes("Marlowe"), false);
  });
});
