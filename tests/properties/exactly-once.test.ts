import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { createDeliveryTransformHandler } from "../../runtime/delivery-transform/handler";
import { logWriter } from "../../runtime/event-processor/application-log";
import { busWriter } from "../../runtime/event-processor/bus";
import { lineWriter } from "../../runtime/event-processor/delivery";
import { createEventProcessorHandler } from "../../runtime/event-processor/handler";
import { claimAll } from "../../runtime/shared/claims";
import { createLog } from "../../runtime/shared/log";
import { backoff } from "../runtime/support/backoff";
import { bytesOf, event, HASH, kinesisEvent, NOW } from "../runtime/support/events";
import { testKeys } from "../runtime/support/keys";
import { RUNS } from "./support/events";
import { createServices, FATES, type Services } from "./support/services";

const silent = createLog({}, () => undefined);

function processorOver(services: Services) {
  const patience = backoff(3);
  return createEventProcessorHandler(
    {
      claim: (wanted) => claimAll(wanted, services.writeClaims, patience),
      quarantine: ({ row }) => services.quarantined(row.quarantine_id, row.reason),
      putObject: async () => undefined,
      redaction: async () => ({ pseudonymize: () => HASH, redact: (given) => given as never }),
      subjectKeys: testKeys(),
      writeInteractions: lineWriter("interaction", services.firehose, patience),
      writeApplications: lineWriter("application", services.firehose, patience),
      writeLogs: logWriter("g", { client: services.cloudWatch, once: services.cloudWatch }, patience),
      publish: busWriter("b", services.events, patience),
      now: () => NOW,
      log: silent,
    },
    { topic: "chat.message.sent", quarantineBucket: "q", interactionBucket: "i", claimCheckBucket: "c" },
  );
}

/** Hands a batch to the processor as the event source does, again from the first failed record, until all is done. */
async function deliver(services: Services, batch: ReturnType<typeof kinesisEvent>): Promise<void> {
  const handler = processorOver(services);
  let records = batch.Records;
  for (let tries = 0; records.length > 0; tries++) {
    assert.ok(tries < 100, "the batch comes to an end");
    services.invocation();
    const { batchItemFailures } = await handler({ Records: records });
    const failed = batchItemFailures[0]?.itemIdentifier;
    const at = records.findIndex(({ kinesis }) => kinesis.sequenceNumber === failed);
    records = at === -1 ? [] : records.slice(at);
  }
}

/** Event ids that land in the store behind a delivery stream; its transform fails as the other calls do. */
async function landed(services: Services, stream: string, scope: "interaction-logs" | "application-logs") {
  const handler = createDeliveryTransformHandler(
    { claim: (wanted) => claimAll(wanted, services.writeClaims, backoff(3)), log: silent },
    { scope },
  );
  const records = (services.delivered.get(stream) ?? []).map(({ recordId, data }) => ({
    recordId,
    data: data.toString("base64"),
    approximateArrivalTimestamp: 0,
  }));
  for (let tries = 0; ; tries++) {
    services.invocation();
    try {
      const answer = await handler({ invocationId: "i", deliveryStreamArn: "a", region: "r", records });
      const kept = new Set(
        answer.records.filter(({ result }) => result === "Ok").map(({ recordId }) => recordId),
      );
      return records
        .filter(({ recordId }) => kept.has(recordId))
        .map(({ data }) => idOf(Buffer.from(data, "base64")));
    } catch (error) {
      assert.ok(tries < 100, String(error));
    }
  }
}

const idOf = (json: Buffer | string) => (JSON.parse(json.toString()) as { event_id: string }).event_id;

describe("whatever calls fail, and wherever a function dies", () => {
  const batches = fc.array(
    fc.array(fc.constantFrom("new", "new", "repeat", "bad"), { minLength: 1, maxLength: 6 }),
    {
      minLength: 1,
      maxLength: 3,
    },
  );
  const fates = fc.array(fc.constantFrom(...FATES, "done" as const, "done" as const), { maxLength: 60 });

  it("every event stands once in each store and every bad record once in the quarantine", () =>
    fc.assert(
      fc.asyncProperty(batches, fates, async (kinds, given) => {
        const services = createServices(given);
        const accepted: string[] = [];
        let bad = 0;
        for (const batch of kinds) {
          const records = batch.map((kind) => {
            if (kind === "bad") bad += 1;
            if (kind === "bad") return bytesOf({ event_type: "none" });
            const earlier = kind === "repeat" ? accepted[0] : undefined;
            const made = event("chat.message.sent", {}, earlier === undefined ? {} : { event_id: earlier });
            if (earlier === undefined) accepted.push(made.event_id);
            return bytesOf(made);
          });
          await deliver(services, kinesisEvent(records));
        }
        const expected = accepted.sort();
        assert.deepEqual((await landed(services, "interaction", "interaction-logs")).sort(), expected);
        assert.deepEqual((await landed(services, "application", "application-logs")).sort(), expected);
        assert.deepEqual(services.logs.map(({ message }) => idOf(message)).sort(), expected);
        // Consumers put each event under its own key: copies on the bus are one item.
        assert.deepEqual([...new Set(services.bus.map(idOf))].sort(), expected);
        assert.equal(services.quarantine.size, bad);
        for (const reason of services.quarantine.values()) assert.equal(reason, "unknown_event_type");
      }),
      { ...RUNS, numRuns: 800 },
    )).timeout(30_000);
});
