import * as assert from "node:assert/strict";
import { planRefused, quarantiningRefused, StoreRefusal } from "../../runtime/shared/store-quarantine";
import { event, NOW } from "./support/events";

const PLACES = { store: "relational", bucket: "quarantine" };

describe("an event that one store can never take", () => {
  const given = event("observer.session.completed");
  const refusal = new StoreRefusal("value_out_of_range", "/data/phq9_score");

  it("is quarantined under the same keys each time, one entry a store", () => {
    const [first, again] = [NOW, NOW + 5_000].map((now) => planRefused(given, refusal, PLACES, now));
    assert.equal(first?.row.quarantine_id, again?.row.quarantine_id);
    assert.equal(first?.object.key, again?.object.key);
    const other = planRefused(given, refusal, { ...PLACES, store: "search" }, NOW);
    assert.notEqual(other.row.quarantine_id, first?.row.quarantine_id);
    assert.notEqual(other.object.key, first?.object.key);
  });

  it("keeps its id when the store gives another reason at the next try", () => {
    const later = planRefused(given, new StoreRefusal("invalid_text"), PLACES, NOW);
    assert.equal(later.row.quarantine_id, planRefused(given, refusal, PLACES, NOW).row.quarantine_id);
  });

  it("is not tried again, while every other failure is", async () => {
    const quarantined: string[] = [];
    const record = async ({ event: { event_id } }: { event: typeof given }) => {
      if (event_id === given.event_id) throw refusal;
      throw new Error("down");
    };
    const recording = quarantiningRefused(record, async ({ event_id }) => void quarantined.push(event_id));
    await recording({ event: given });
    assert.deepEqual(quarantined, [given.event_id]);
    await assert.rejects(recording({ event: event("observer.session.completed") }), /down/);
    assert.equal(quarantined.length, 1);
  });
});
