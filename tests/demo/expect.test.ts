import * as assert from "node:assert/strict";
import { MAX_EVENT_BYTES, MAX_TIMESTAMP_AHEAD_MS, type Reason } from "../../contracts/quarantine";
import { TOPICS } from "../../contracts/topics";
import { decide, loadSchemas, openLedger } from "../../demo/expect";
import { type Event, lineOf, NOW, validEvent, withFile } from "./support";

const conforms = loadSchemas();

function reasonFor(content: string | Buffer): Reason | "accepted" {
  const decision = decide(lineOf(content), conforms, NOW);
  return decision.accepted ? "accepted" : decision.reason;
}

function broken(breakIt: (event: Event) => void): string {
  const event = validEvent();
  breakIt(event);
  return JSON.stringify(event);
}

describe("the ledger's decision about a line", () => {
  for (const topic of TOPICS) {
    it(`accepts a valid ${topic}`, () => {
      assert.equal(reasonFor(JSON.stringify(validEvent(topic))), "accepted");
    });
  }

  const cases: [title: string, content: string | Buffer, reason: Reason][] = [
    ["a line of more than 1 MiB", Buffer.alloc(MAX_EVENT_BYTES + 1, 0x20), "too_large"],
    ["broken UTF-8 in a string", Buffer.from('{"event_id":"\xc3\x28"}', "latin1"), "invalid_utf8"],
    ["an empty line", "", "not_json"],
    ["a carriage return alone", "\r", "not_json"],
    ["text", "hello", "not_json"],
    ["an array", "[]", "not_json"],
    ["a byte-order mark", `\ufeff${JSON.stringify(validEvent())}`, "not_json"],
    ["an unknown type", broken((event) => (event["event_type"] = "chat.deleted")), "unknown_event_type"],
    [
      "a type from the prototype",
      broken((event) => (event["event_type"] = "constructor")),
      "unknown_event_type",
    ],
    ["a type that is no string", broken((event) => (event["event_type"] = 7)), "schema_violation"],
    ["no type", broken((event) => delete event["event_type"]), "schema_violation"],
    ["an id of the wrong form", broken((event) => (event["event_id"] = "evt_ä")), "schema_violation"],
    ["10,000 levels of nesting", deep(10_000), "schema_violation"],
    ["65 levels of nesting", deep(63), "schema_violation"],
    ["30 February", broken((event) => (event["timestamp"] = "2025-02-30T00:00:00Z")), "invalid_timestamp"],
    [
      "a time with an offset",
      broken((event) => (event["timestamp"] = "2025-09-01T00:00:00+00:00")),
      "invalid_timestamp",
    ],
    [
      "a time far ahead",
      broken((event) => (event["timestamp"] = iso(NOW + MAX_TIMESTAMP_AHEAD_MS + 1000))),
      "invalid_timestamp",
    ],
    ["a time of the wrong type", broken((event) => (event["timestamp"] = 12)), "schema_violation"],
  ];
  for (const [title, content, reason] of cases) {
    it(`rejects ${title} as ${reason}`, () => assert.equal(reasonFor(content), reason));
  }

  it("accepts 64 levels of nesting, 1 MiB, a closing carriage return and 24 hours ahead", () => {
    assert.equal(reasonFor(deep(62)), "accepted");
    const event = JSON.stringify(validEvent());
    assert.equal(reasonFor(event + " ".repeat(MAX_EVENT_BYTES - Buffer.byteLength(event))), "accepted");
    assert.equal(reasonFor(`${event}\r`), "accepted");
    assert.equal(reasonFor(broken((e) => (e["timestamp"] = iso(NOW + MAX_TIMESTAMP_AHEAD_MS)))), "accepted");
  });

  it("accepts __proto__ keys as unknown fields and is not fooled by them", () => {
    const event = JSON.stringify(validEvent());
    assert.equal(reasonFor(event.replace('"data":{', '"data":{"__proto__":{"x":1},')), "accepted");
    const { student_id: _, ...rest } = validEvent().data;
    const hidden = { ...validEvent(), data: rest };
    const text = JSON.stringify(hidden).replace('"data":{', '"data":{"__proto__":{"student_id":"S1"},');
    assert.equal(reasonFor(text), "schema_violation");
  });
});

describe("the ledger of an input", () => {
  it("groups the copies of an event and lists every bad line, identical ones too", async () => {
    const event = JSON.stringify(validEvent());
    const content = [event, "bad", event, "bad", ""].join("\n");
    const ledger = await withFile(`${content}\n`, (path) => openLedger(path, conforms, NOW));
    assert.equal(ledger.published, 5);
    assert.deepEqual(
      ledger.events.get("evt_test_1")?.map(({ index }) => index),
      [0, 2],
    );
    assert.deepEqual(
      ledger.bad.map(({ index, reason }) => [index, reason]),
      [
        [1, "not_json"],
        [3, "not_json"],
        [4, "not_json"],
      ],
    );
  });

  it("marks a timestamp that stops being too far ahead while the run lasts", async () => {
    const line = broken((event) => (event["timestamp"] = iso(NOW + MAX_TIMESTAMP_AHEAD_MS + 60_000)));
    const ledger = await withFile(line, (path) => openLedger(path, conforms, NOW));
    assert.deepEqual(ledger.bad[0]?.acceptable, { eventId: "evt_test_1", topic: "chat.message.sent" });
  });
});

/** An event whose innermost object lies `levels` below `data`'s own level. */
function deep(levels: number): string {
  const event = JSON.stringify({ ...validEvent(), data: { ...validEvent().data, x: "<deep>" } });
  return event.replace('"<deep>"', `${'{"d":'.repeat(levels - 1)}{}${"}".repeat(levels - 1)}`);
}

function iso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
