import * as assert from "node:assert/strict";
import { MAX_EVENT_BYTES } from "../../contracts/quarantine";
import { planRecord, planRejected, type SourceRecord } from "../../runtime/event-processor/core";
import { decode } from "../../runtime/event-processor/decode";
import { planCopies, sealOriginal } from "../../runtime/event-processor/paths";
import { createRedactor } from "../../runtime/redaction";
import { bytesOf, event, NOW } from "./support/events";
import { testKey } from "./support/keys";

describe("the decoding of a record", () => {
  const valid = event("audit.event.logged");
  /** A valid event of so many bytes. */
  const sized = (bytes: number) => {
    const empty = bytesOf({ ...valid, data: { ...valid.data, details: { text: "" } } }).byteLength;
    return bytesOf({ ...valid, data: { ...valid.data, details: { text: "x".repeat(bytes - empty) } } });
  };
  const reasonOf = (bytes: Uint8Array) => {
    const decoded = decode(bytes, NOW);
    return decoded.ok ? "accepted" : decoded.reason;
  };

  it("accepts an event of exactly 1 MiB and rejects one of a byte more", () => {
    assert.equal(reasonOf(sized(MAX_EVENT_BYTES)), "accepted");
    assert.equal(reasonOf(sized(MAX_EVENT_BYTES + 1)), "too_large");
  });

  const cases: [string, Uint8Array, string][] = [
    ["bytes that are no UTF-8 and too many", Buffer.alloc(MAX_EVENT_BYTES + 1, 0xff), "too_large"],
    ["a byte that starts nothing", Buffer.from([0x7b, 0xff, 0x7d]), "invalid_utf8"],
    ["an overlong form", Buffer.from([0xc0, 0xaf]), "invalid_utf8"],
    ["a surrogate in UTF-8", Buffer.from([0xed, 0xa0, 0x80]), "invalid_utf8"],
    ["a character cut short", Buffer.concat([bytesOf('{"a":"'), Buffer.from([0xe2, 0x82])]), "invalid_utf8"],
    ["UTF-16", Buffer.from(JSON.stringify(valid), "utf16le"), "not_json"],
    ["nothing", Buffer.alloc(0), "not_json"],
    ["spaces", bytesOf("  \r\n"), "not_json"],
    ["text", bytesOf("hello"), "not_json"],
    ["a list", bytesOf([valid]), "not_json"],
    ["null", bytesOf("null"), "not_json"],
    ["a string", bytesOf('"x"'), "not_json"],
    ["a number", bytesOf("1"), "not_json"],
    ["half an object", bytesOf(JSON.stringify(valid).slice(0, -1)), "not_json"],
    ["two objects", bytesOf("{}{}"), "not_json"],
    ["a trailing comma", bytesOf('{"a":1,}'), "not_json"],
    ["a byte order mark", bytesOf(`\uFEFF${JSON.stringify(valid)}`), "not_json"],
    ["100,000 open brackets", bytesOf("[".repeat(100_000)), "not_json"],
    ["a list 10,000 levels deep", bytesOf("[".repeat(10_000) + "]".repeat(10_000)), "not_json"],
    ["an empty object", bytesOf("{}"), "schema_violation"],
    ["an unknown type", bytesOf({ ...valid, event_type: "a.b.c" }), "unknown_event_type"],
    ["a type in another case", bytesOf({ ...valid, event_type: "Audit.Event.Logged" }), "unknown_event_type"],
    ["an empty type", bytesOf({ ...valid, event_type: "" }), "unknown_event_type"],
    ["a type that is null", bytesOf({ ...valid, event_type: null }), "schema_violation"],
    [
      "an unknown type 10,000 levels deep",
      bytesOf(`{"event_type":"x","a":${"[".repeat(9_999)}${"]".repeat(9_999)}}`),
      "unknown_event_type",
    ],
    [
      "an object 10,000 levels deep",
      bytesOf(`{"a":${'{"a":'.repeat(9_999)}1${"}".repeat(9_999)}}`),
      "schema_violation",
    ],
    ["a time that is none", bytesOf({ ...valid, timestamp: "soon" }), "invalid_timestamp"],
    ["spaces around", bytesOf(`\n ${JSON.stringify(valid)}\r\n`), "accepted"],
    ["the lowest characters escaped", bytesOf({ ...valid, source: "\u0000\u001f\ud800" }), "accepted"],
  ];
  for (const [title, bytes, reason] of cases) {
    it(`takes ${title} for ${reason}`, () => assert.equal(reasonOf(bytes), reason));
  }

  it("names the schema version the record claims, and 1 where it claims none that can be", () => {
    const versionOf = (schema_version: unknown) => {
      const decoded = decode(bytesOf({ schema_version }), NOW);
      return decoded.ok ? undefined : decoded.schemaVersion;
    };
    assert.deepEqual([2, 1, 0, -1, 1.5, "3", null, undefined].map(versionOf), [2, 1, 1, 1, 1, 1, 1, 1]);
  });
});

describe("the plan for a record", () => {
  const place = { topic: "chat.message.sent", stream: "s", quarantineBucket: "q" } as const;
  const record = (bytes: Uint8Array): SourceRecord => ({
    sequence: "49",
    shard: "shardId-7",
    arrivedAt: NOW,
    bytes,
  });

  it("claims an event's id for its place in the stream", () => {
    const given = event("audit.event.logged");
    const plan = planRecord(record(bytesOf(given)), place, NOW);
    assert.deepEqual("claim" in plan && plan.claim, {
      id: `ingest#${given.event_id}`,
      owner: "s/shardId-7/49",
    });
  });

  it("quarantines under the topic of the stream and the place in it, with the pointer", () => {
    const plan = planRecord(record(bytesOf(event("audit.event.logged", { outcome: "Marlowe" }))), place, NOW);
    assert.ok("reason" in plan);
    const { object, row } = planRejected(plan, testKey("quarantine/2026-03-02"), place, NOW);
    assert.equal(object?.key, "reason=schema_violation/topic=chat.message.sent/shardId-7-49");
    assert.equal(row.pointer, "/data/outcome");
    assert.equal(row.subject, "quarantine/2026-03-02");
    assert.equal(JSON.stringify(row).includes("Marlowe"), false);
  });

  const paths = (given: ReturnType<typeof event<"audit.event.logged">>) => {
    const bytes = bytesOf(given);
    const plan = planRecord(record(bytes), place, NOW);
    assert.ok("claim" in plan);
    const sealable = { subject: "none", key: testKey("none/2026-03") };
    const buckets = { interactionBucket: "i", claimCheckBucket: "c" };
    return sealOriginal(
      planCopies(plan, createRedactor().redactEvent(given).event, sealable, buckets),
      buckets,
    );
  };

  for (const [details, expected] of [
    [100_000, []],
    [250_000, ["claim-check/redacted"]],
    [700_000, ["claim-check/redacted"]],
    [1_010_000, ["claim-check/redacted", "claim-check/original"]],
    [1_030_000, ["claim-check/redacted", "claim-check/original"]],
  ] as const) {
    it(`puts aside ${expected.length} forms of an event of ${details} characters`, () => {
      const { objects } = paths(event("audit.event.logged", { details: { text: "x".repeat(details) } }));
      assert.deepEqual(
        objects.map(({ key }) => key.slice(0, key.lastIndexOf("/"))).sort(),
        [...expected].sort(),
      );
    });
  }

  it("keeps within what each carrier holds, to the byte", () => {
    const sizes = [767_300, 1_023_500].flatMap((from) =>
      Array.from({ length: 8 }, (_, at) => from + at * 91),
    );
    for (const size of sizes) {
      const { interaction, application, logMessage, busDetail } = paths(
        event("audit.event.logged", { details: { text: "x".repeat(size) } }),
      );
      assert.ok(interaction.byteLength <= 1_024_000 && application.byteLength <= 1_024_000);
      assert.ok(Buffer.byteLength(logMessage) <= 262_118 && Buffer.byteLength(busDetail) <= 245_760);
    }
  });
});
