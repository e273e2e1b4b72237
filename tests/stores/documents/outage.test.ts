import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import type { SQSEvent } from "aws-lambda";
import type { EventDocument, RollupDocument } from "../../../contracts/documents";
import type { SealedEvent } from "../../../contracts/sealed";
import { createConversationRecorderHandler } from "../../../runtime/conversation-recorder/handler";
import { createConversationRollerHandler, rollSessions } from "../../../runtime/conversation-roller/handler";
import { mayPass } from "../../../runtime/stores/documents/failure";
import { insertEvents } from "../../../runtime/stores/documents/write";
import { PATIENCE, patiently } from "../../../runtime/stores/shared/patience";
import { documentsBench } from "./support/bench";
import { sealedEvent } from "./support/events";

/** As long as the task asks: longer than a function waits, so that messages have to come again. */
const OUTAGE_MS = 30_000;

const OBJECTS = 40;
const EVENTS = 50;
const log = { info() {}, warn() {}, error() {}, metrics() {} };

describe("an outage of the document store", function () {
  this.timeout(150_000);

  it("of 30 s in the middle of a run loses nothing and leaves nothing twice", async () => {
    const { documents, stores } = await documentsBench();
    const events = Array.from({ length: OBJECTS * EVENTS }, (_, at) =>
      sealedEvent({ index: { session_id: `outage-${at % 20}`, role: "student" } }),
    );
    const objects = new Map<string, SealedEvent[]>();
    events.forEach((event, at) => {
      const key = `event_type=o/${at % OBJECTS}`;
      objects.set(key, [...(objects.get(key) ?? []), event]);
    });
    const record = createConversationRecorderHandler(
      {
        async read({ key }) {
          return (async function* () {
            for (const event of objects.get(key) ?? []) yield Buffer.from(`${JSON.stringify(event)}\n`);
          })();
        },
        insert: (batch) => patiently(() => documents.use((db) => insertEvents(db, batch)), mayPass, PATIENCE),
        quarantine: () => assert.fail("nothing is refused"),
        now: Date.now,
        log,
      },
      { landingBucket: "landing", quarantineBucket: "quarantine" },
    );
    const roll = createConversationRollerHandler({
      roll: (sessions) =>
        patiently(() => documents.use((db) => rollSessions(db, sessions)), mayPass, PATIENCE),
      log,
    });

    // A queue hands a message out again until it was taken, and Lambda a batch of changes until it is.
    const queue = [...objects.keys()];
    let came = 0;
    let again = 0;
    let ended: Promise<unknown> | undefined;
    while (queue.length > 0) {
      const key = queue.shift() ?? "";
      if (++came === 12) {
        await stores.stores.stop("documents");
        ended = pause(OUTAGE_MS).then(() => stores.stores.start("documents"));
      }
      const s3 = { bucket: { name: "landing" }, object: { key } };
      const body = JSON.stringify({ Records: [{ eventName: "ObjectCreated:Put", s3 }] });
      const { batchItemFailures } = await record({ Records: [{ messageId: key, body }] } as SQSEvent);
      if (batchItemFailures.length > 0) {
        again++;
        queue.push(key);
        continue;
      }
      const changes = (objects.get(key) ?? []).map((event) => ({
        event: { operationType: "insert", fullDocument: { session_id: event.index.session_id } },
      }));
      await roll({ eventSource: "aws:docdb", eventSourceArn: "", events: changes });
    }
    assert.ok(ended, "the store was stopped");
    await ended;
    assert.ok(again >= 1, "a message outlasted what one invocation waits");

    await documents.use(async (db) => {
      const found = await db
        .collection<EventDocument>("messages")
        .find({ session_id: { $in: Array.from({ length: 20 }, (_, at) => `outage-${at}`) } })
        .toArray();
      assert.deepEqual(found.map(({ _id }) => _id).sort(), events.map(({ event_id }) => event_id).sort());
      const rollups = await db
        .collection<RollupDocument>("sessions")
        .find({ session_id: { $in: Array.from({ length: 20 }, (_, at) => `outage-${at}`) } })
        .toArray();
      assert.deepEqual(
        rollups.map(({ event_count }) => event_count),
        Array.from({ length: 20 }, () => events.length / 20),
      );
    });
  });
});
