import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import type { StrataEvent } from "../../contracts/events/event";
import { partitionKeyOf } from "../../publisher/events/partition-key";
import { planDelivery } from "../../runtime/delivery-transform/core";
import { anyEvent, type Event, RUNS } from "./support/events";

const SCOPE = "interaction-logs";

describe("the partition of any event in a store", () => {
  const instants = fc.integer({ min: Date.UTC(1, 0, 1), max: Date.UTC(9999, 11, 31) });

  it("is its type and the hour of its own time in UTC, zero-padded, however the time is written", () =>
    fc.assert(
      fc.property(anyEvent(), instants, fc.constantFrom(0, 1, 6, 9), (event, instant, digits) => {
        const [date = "", time = ""] = new Date(instant).toISOString().split("T");
        const fraction = time.slice(9, 12).padEnd(9, "7").slice(0, digits);
        const timestamp = `${date}T${time.slice(0, 8)}${digits > 0 ? `.${fraction}` : ""}Z`;
        const planned = planDelivery(SCOPE, "r", JSON.stringify({ ...event, timestamp }));
        const [year, month, day] = date.split("-");
        assert.deepEqual(planned?.partition, {
          event_type: event["event_type"],
          year,
          month,
          day,
          hour: time.slice(0, 2),
        });
      }),
      RUNS,
    ));

  it("is the same for the event and for the reference that stands for it", () =>
    fc.assert(
      fc.property(anyEvent(), (event) => {
        const { event_id, event_type, timestamp } = event;
        const reference = {
          event_id,
          event_type,
          timestamp,
          claim_check: { bucket: "b", key: "k", sha256: "", size: 1 },
        };
        assert.deepEqual(
          planDelivery(SCOPE, "r", JSON.stringify(reference)),
          planDelivery(SCOPE, "r", JSON.stringify(event)),
        );
      }),
      RUNS,
    ));

  it("is refused to every line that is no event, without a throw", () =>
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (line) =>
        assert.equal(planDelivery(SCOPE, "r", line), undefined),
      ),
      { ...RUNS, numRuns: 2_000 },
    ));
});

describe("the partition key of any event", () => {
  const field = (event: Event) => (event["event_type"] === "audit.event.logged" ? "entity_id" : "session_id");
  const keyOf = (event: unknown) => partitionKeyOf(event as StrataEvent);

  it("is the same for all events of a session and other for other sessions", () =>
    fc.assert(
      fc.property(anyEvent(), anyEvent(), (one, two) => {
        const subject = one.data[field(one)];
        const together = { ...two, data: { ...two.data, [field(two)]: subject } };
        if (field(one) === field(two)) assert.equal(keyOf(together), keyOf(one));
        assert.equal(
          keyOf(two) === keyOf(one),
          field(one) === field(two) && two.data[field(two)] === subject,
        );
      }),
      RUNS,
    ));

  it("is 32 hex digits that hold nothing of an id", () =>
    fc.assert(
      fc.property(anyEvent(), (event) => {
        assert.match(keyOf(event), /^[0-9a-f]{32}$/);
        assert.ok(!keyOf(event).includes(String(event.data[field(event)])));
      }),
      RUNS,
    ));
});
