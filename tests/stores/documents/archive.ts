import assert from "node:assert/strict";
import type { EventDocument } from "../../../contracts/documents";
import { RETENTION } from "../../../contracts/retention";
import { recordObject } from "../../../runtime/conversation-recorder/record";
import { insertEvents } from "../../../runtime/stores/documents/write";
import { documentsBench } from "./support/bench";
import { sealedEvent, topicOf } from "./support/events";

describe("the archive behind the document store", function () {
  this.timeout(60_000);

  it("keeps every line from its first day on, past the day its document ends, for seven years", () => {
    const { object } = RETENTION["interaction-logs"];
    const { documentDays } = RETENTION.conversations;
    assert.deepEqual([documentDays, object.expire], [90, 2_555]);
    assert.ok(!("from" in object), "nothing has to be exported when documents end");
    assert.ok(object.glacierIr >= documentDays, "while there are documents, their archive answers at once");
  });

  it("gives every document back that ended, equal, from the object it was copied from", async () => {
    const events = Array.from({ length: 120 }, (_, at) => sealedEvent({ event_type: topicOf(at) }));
    const lines = Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(""));
    const { documents } = await documentsBench();
    const ids = events.map(({ event_id }) => event_id);
    const record = () =>
      recordObject({ bucket: "landing", key: "event_type=a/1" }, "quarantine", {
        async read() {
          return (async function* () {
            yield lines;
          })();
        },
        insert: (batch) => documents.use((db) => insertEvents(db, batch)),
        quarantine: () => assert.fail("nothing is refused"),
        now: () => assert.fail("when a document ends depends on its event alone"),
      });
    const stored = () =>
      documents.use(async (db) => {
        const of = (name: string) =>
          db
            .collection<EventDocument>(name)
            .find({ _id: { $in: ids } })
            .sort({ _id: 1 })
            .toArray();
        return [...(await of("messages")), ...(await of("records"))];
      });
    await record();
    const before = await stored();
    assert.equal(before.length, events.length);
    for (const { _id, sealed } of before)
      assert.ok(lines.includes(JSON.stringify(sealed)), `the archive holds what is sealed in ${_id}`);

    await documents.use(async (db) => {
      for (const name of ["messages", "records"])
        await db.collection(name).deleteMany({ source: { $eq: "chat" } });
    });
    assert.deepEqual(await stored(), []);
    await record();
    assert.deepEqual(await stored(), before);
  });
});
