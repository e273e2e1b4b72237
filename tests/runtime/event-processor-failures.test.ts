import * as assert from "node:assert/strict";
import type { EventProcessorDeps } from "../../runtime/event-processor/deps";
import { bytesOf, event, kinesisEvent } from "./support/events";
import { testKey } from "./support/keys";
import { counts, processorIn } from "./support/processor";
import { tracesOf } from "./support/stores";
import { createWorld, type World } from "./support/world";

describe("the event processor when something fails", () => {
  let world: World;
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
  });
  after(() => world.stop());

  const traces = (eventId: string) => tracesOf(world, eventId);

  const paths: [string, (verbs: EventProcessorDeps) => Partial<EventProcessorDeps>][] = [
    ["interaction", () => ({ writeInteractions: () => Promise.reject(new Error("down")) })],
    ["application", () => ({ writeApplications: () => Promise.reject(new Error("down")) })],
    ["application-log", () => ({ writeLogs: () => Promise.reject(new Error("down")) })],
    ["bus", () => ({ publish: () => Promise.reject(new Error("down")) })],
  ];
  for (const [step, broken] of paths) {
    it(`returns the batch when the ${step} path is down, and the retry completes that path`, async () => {
      const [first, second] = [event("chat.message.sent"), event("chat.message.sent")];
      const batch = kinesisEvent([bytesOf("{}"), bytesOf(first), bytesOf(second)]);
      const { handler, lines } = processorIn(world, broken);
      const expected = { itemIdentifier: batch.Records[1]?.kinesis.sequenceNumber };
      assert.deepEqual(await handler(batch), { batchItemFailures: [expected] });
      assert.deepEqual(lines.find(({ level }) => level === "ERROR")?.["step"], step);

      const retry = processorIn(world);
      assert.deepEqual(await retry.handler(batch), { batchItemFailures: [] });
      assert.deepEqual([counts(retry.lines)["accepted"], counts(retry.lines)["retried"]], [0, 2]);
      const { interactions, applications, logs, messages } = await traces(second.event_id);
      const sent = [interactions.length, applications.length, messages.length];
      // Second copies on these paths are dropped downstream by event id; the log has no such step.
      assert.ok(
        sent.every((copies) => copies >= 1 && copies <= 2),
        String(sent),
      );
      assert.equal(logs.length, 1);
    });
  }

  it("returns the lowest sequence that failed and still does the rest", async () => {
    const given = [1, 2, 3].map(() => event("chat.message.sent"));
    const batch = kinesisEvent(given.map(bytesOf));
    const { handler } = processorIn(world, ({ publish }) => ({
      publish: async (entries) => {
        const [, second, third] = entries;
        await publish(entries.slice(0, 1));
        return [third, second].flatMap((entry) => (entry ? [entry.key] : []));
      },
    }));
    const { batchItemFailures } = await handler(batch);
    assert.deepEqual(batchItemFailures, [{ itemIdentifier: batch.Records[1]?.kinesis.sequenceNumber }]);
    assert.equal((await traces(given[0]?.event_id ?? "")).messages.length, 1);
  });

  it("fails one event that cannot be redacted alone, and says neither its content nor the error's", async () => {
    const [good, poison] = [
      event("chat.message.sent"),
      event("chat.message.sent", { message: "poison 5550001111" }),
    ];
    const { handler, lines } = processorIn(world, ({ redaction }) => ({
      redaction: async () => {
        const { pseudonymize, redact } = await redaction();
        return {
          pseudonymize,
          redact: (given) => {
            if (given.event_id === poison.event_id)
              throw new TypeError(`cannot read ${JSON.stringify(given)}`);
            return redact(given);
          },
        };
      },
    }));
    const batch = kinesisEvent([bytesOf(good), bytesOf(poison)]);
    const { batchItemFailures } = await handler(batch);
    assert.deepEqual(batchItemFailures, [{ itemIdentifier: batch.Records[1]?.kinesis.sequenceNumber }]);
    assert.equal((await traces(good.event_id)).messages.length, 1);
    const log = JSON.stringify(lines);
    for (const secret of ["poison", "5550001111", "Marlowe", "S4556914"])
      assert.equal(log.includes(secret), false, secret);
    assert.equal(lines.find(({ level }) => level === "ERROR")?.["error"], "TypeError");
  });

  it("fails one event that cannot be sealed alone, and sends nothing of it down any path", async () => {
    const [good, poison] = [event("chat.message.sent"), event("chat.message.sent", { message: "poison" })];
    const key = testKey("none/2026-03");
    const line = (json: string, content: Uint8Array) => {
      if (Buffer.from(content).includes("poison")) throw new Error("no cipher");
      return key.line(json, content);
    };
    const { handler, lines } = processorIn(world, () => ({
      subjectKeys: {
        use: (ids, work) => work(new Map([...ids].map((id) => [id, { key: { ...key, line } }]))),
      },
    }));
    const batch = kinesisEvent([bytesOf(poison), bytesOf(good)]);
    const itemIdentifier = batch.Records[0]?.kinesis.sequenceNumber;
    assert.deepEqual(await handler(batch), { batchItemFailures: [{ itemIdentifier }] });
    assert.equal(lines.find(({ level }) => level === "ERROR")?.["step"], "sealing");
    const of = async (id: string) => {
      const { interactions, applications, logs, messages } = await traces(id);
      return [interactions, applications, logs, messages].map(({ length }) => length);
    };
    assert.deepEqual(
      [await of(good.event_id), await of(poison.event_id)],
      [
        [1, 1, 1, 1],
        [0, 0, 0, 0],
      ],
    );
  });

  for (const [step, broken] of [
    ["quarantine", { quarantine: () => Promise.reject(new Error("down")) }],
    ["claim", { claim: () => Promise.reject(new Error("down")) }],
    ["pseudonym-key", { redaction: () => Promise.reject(new Error("down")) }],
  ] as const) {
    it(`returns what it could not finish when the step ${step} is down`, async () => {
      const batch = kinesisEvent([bytesOf("{}"), bytesOf(event("chat.message.sent"))]);
      const { handler } = processorIn(world, () => broken);
      const at = step === "quarantine" ? 0 : 1;
      const itemIdentifier = batch.Records[at]?.kinesis.sequenceNumber;
      assert.deepEqual(await handler(batch), { batchItemFailures: [{ itemIdentifier }] });
    });
  }
});
