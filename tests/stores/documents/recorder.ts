import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import type { EventDocument } from "../../../contracts/documents";
import type { SealedEvent } from "../../../contracts/sealed";
import { insertEvents } from "../../../runtime/stores/documents/write";
import { documentsBench } from "./support/bench";
import { sealedEvent, topicOf } from "./support/events";
import { LINE, ndjson, recorder } from "./support/recorder";

const stored = async (events: readonly SealedEvent[]) => {
  const ids = events.map(({ event_id }) => event_id);
  return (await documentsBench()).documents.use(async (db) => {
    const of = (name: string) =>
      db
        .collection<EventDocument>(name)
        .find({ _id: { $in: ids } })
        .toArray();
    return { messages: await of("messages"), records: await of("records") };
  });
};

describe("the conversation recorder", function () {
  this.timeout(60_000);

  it("keeps every event of a landed object once, chat apart from the rest, and never opens one", async () => {
    const events = Array.from({ length: 1_203 }, (_, at) => sealedEvent({ event_type: topicOf(at) }));
    const { record, counts } = recorder(new Map([["event_type=a/1.gz", gzipSync(ndjson(events))]]));
    assert.deepEqual(await record("event_type=a/1.gz"), { batchItemFailures: [] });
    assert.deepEqual(counts, [{ objects: 1, gone: 0, written: 1_203, repeated: 0, refused: 0, failed: 0 }]);
    const { messages, records } = await stored(events);
    assert.deepEqual([messages.length, records.length], [201, 1_002]);
    for (const document of [...messages, ...records]) {
      const event = events.find(({ event_id }) => event_id === document._id);
      assert.equal(document.sealed, event?.sealed);
      assert.equal(document.timestamp.toISOString(), event?.timestamp);
      assert.equal(document.expires_at.getTime() - document.timestamp.getTime(), 90 * 86_400_000);
    }
  });

  it("changes nothing when a notice comes again, or an object repeats a line", async () => {
    const events = [sealedEvent(), sealedEvent(), sealedEvent()];
    const lines = ndjson([...events, ...events.slice(0, 2)]);
    const { record, counts } = recorder(new Map([["event_type=a/2", lines]]));
    await record("event_type=a/2");
    const first = await stored(events);
    await record("event_type=a/2", "event_type=a/2");
    assert.deepEqual(await stored(events), first);
    assert.deepEqual(
      counts.map(({ written, repeated }) => [written, repeated]),
      [
        [3, 2],
        [0, 10],
      ],
    );
  });

  it("keeps what lies elsewhere as a reference", async () => {
    const check = {
      bucket: "landing",
      key: "claim-check/original/x.json",
      sha256: "a".repeat(64),
      size: 2e6,
    };
    const { sealed: _sealed, ...rest } = sealedEvent();
    const event = { ...rest, claim_check: check } as SealedEvent;
    await recorder(new Map([["event_type=a/3", ndjson([event])]])).record("event_type=a/3");
    const { messages } = await stored([event]);
    assert.deepEqual(messages[0]?.claim_check, check);
    assert.equal(messages[0]?.sealed, undefined);
  });

  it("quarantines what it can never take, by reason and place alone, and lets the neighbours in", async () => {
    const good = [sealedEvent(), sealedEvent(), sealedEvent()];
    const [a, b, c] = good as [SealedEvent, SealedEvent, SealedEvent];
    const secret = "My name is Ada Lovelace";
    const object = Buffer.concat([
      ndjson([a, `not json ${secret}`, "", "[]", JSON.stringify({ ...sealedEvent(), sealed: secret })]),
      Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a]),
      ndjson([b, JSON.stringify({ ...sealedEvent(), index: { session_id: { $gt: secret } } })]),
      Buffer.from(`"${secret.repeat(250_000)}"${LINE}`),
      Buffer.from(JSON.stringify(c)),
    ]);
    const { record, quarantined, counts } = recorder(new Map([["event_type=a/4.gz", gzipSync(object)]]));
    await record("event_type=a/4.gz");
    await record("event_type=a/4.gz");
    assert.deepEqual((await stored(good)).messages.length, 3);
    const rows = [...quarantined.values()].map(({ row }) => [row.reason, row.pointer, row.topic]);
    assert.deepEqual(rows, [
      ["invalid_text", undefined, "unknown"],
      ["value_out_of_range", "/event_type", "unknown"],
      ["value_out_of_range", "/sealed", "chat.message.sent"],
      ["invalid_text", undefined, "unknown"],
      ["value_out_of_range", "/index/session_id", "chat.message.sent"],
      ["too_large_for_store", undefined, "unknown"],
    ]);
    for (const { object: kept, row } of quarantined.values()) {
      assert.ok(!`${Buffer.from(kept.body)}${JSON.stringify(row)}`.includes("Ada"));
      assert.match(kept.key, /^reason=[a-z_]+\/topic=[a-z.]+\/documents-[0-9a-f]{32}-\d+$/);
    }
    assert.deepEqual(
      counts.map(({ refused }) => refused),
      [6, 6],
    );
  });

  it("gives a notice back when the store fails in the middle, and the next try brings the rest", async () => {
    const events = Array.from({ length: 900 }, () => sealedEvent());
    let calls = 0;
    const objects = new Map([
      ["event_type=a/5", ndjson(events)],
      ["event_type=a/6", ndjson([sealedEvent()])],
    ]);
    const { record } = recorder(objects, {
      insert: async (batch) => {
        if (++calls === 2) throw new Error("the store is away");
        return (await documentsBench()).documents.use((db) => insertEvents(db, batch));
      },
    });
    assert.deepEqual(await record("event_type=a/5", "event_type=a/6"), {
      batchItemFailures: [{ itemIdentifier: "event_type=a/5" }],
    });
    assert.equal((await stored(events)).messages.length, 200);
    assert.deepEqual(await record("event_type=a/5"), { batchItemFailures: [] });
    assert.equal((await stored(events)).messages.length, 900);
  });

  it("has nothing to do for an object that is gone, and fails a message that is no notice", async () => {
    const { record, counts } = recorder(new Map());
    assert.deepEqual(await record("event_type=a/none"), { batchItemFailures: [] });
    assert.equal(counts[0]?.["gone"], 1);
    assert.deepEqual(await record("claim-check/original/x"), {
      batchItemFailures: [{ itemIdentifier: "claim-check/original/x" }],
    });
  });

  it("holds one batch at a time, however large the object", async () => {
    const line = `${JSON.stringify(sealedEvent({ sealed: `a..b.${"c".repeat(200_000)}.d` }))}\n`;
    const at = line.indexOf('"evt_') + '"evt_'.length;
    let [read, taken, held] = [0, 0, 0];
    async function* huge() {
      for (let number = 0; number < 2_100; number++) {
        const bytes = Buffer.from(`${line.slice(0, at)}${number}_${line.slice(at)}`);
        read += bytes.length;
        held = Math.max(held, read - taken);
        yield bytes;
      }
    }
    const { record, counts } = recorder(new Map(), {
      read: async () => huge(),
      insert: async (events) => {
        // All but the content is a few hundred bytes.
        for (const { sealed = "" } of events) taken += sealed.length + line.length - 200_007;
        return { written: events.length, repeated: 0, refused: [] };
      },
    });
    await record("event_type=a/7");
    assert.equal(counts[0]?.["written"], 2_100);
    assert.ok(read > 400 * 1024 * 1024 && held < 8 * 1024 * 1024, `${held} of ${read} bytes held at once`);
  });
});
