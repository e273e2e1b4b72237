import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { CONTRACT_REASONS, MAX_TIMESTAMP_AHEAD_MS } from "../../contracts/quarantine";
import { decode } from "../../runtime/event-processor/decode";
import { anyEvent, anyText, NOW, RUNS } from "./support/events";
import { extraFields } from "./support/extra-fields";

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const verdictOf = (bytes: Uint8Array, now = NOW) => {
  const decoded = decode(bytes, now);
  return decoded.ok ? "accepted" : decoded.reason;
};

/** The same JSON, written another way: members reversed at every level, spaces, every character escaped. */
function rewritten(value: unknown): string {
  if (Array.isArray(value)) return `[ ${value.map(rewritten).join(" ,\n")} ]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).reverse();
    return `{\t${members.map(([name, inner]) => `${escaped(name)} : ${rewritten(inner)}`).join(",\r\n")} }`;
  }
  return typeof value === "string" ? escaped(value) : JSON.stringify(value);
}

function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, at) =>
    text.charCodeAt(at).toString(16).padStart(4, "0"),
  );
  return `"${units.map((unit) => `\\u${unit}`).join("")}"`;
}

/** The verdict without whom the record names, which is for the key of its original alone. */
const judged = (bytes: Uint8Array) => {
  const { named: _, ...verdict } = { named: undefined, ...decode(bytes, NOW) };
  return verdict;
};

describe("the decoding of any record", () => {
  it("gives back a valid event as it was written, whatever fields it has besides", () =>
    fc.assert(
      fc.property(anyEvent(anyText, extraFields(anyText)), (event) => {
        assert.deepEqual(decode(bytesOf(event), NOW), { ok: true, event });
      }),
      RUNS,
    ));

  it("does not depend on order, white space or escapes", () =>
    fc.assert(
      fc.property(anyEvent(anyText, extraFields(anyText)), (event) => {
        const decoded = decode(Buffer.from(rewritten(event)), NOW);
        assert.deepEqual(decoded, { ok: true, event });
      }),
      RUNS,
    ));

  it("never throws and gives one of the six reasons for any bytes", () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        assert.ok([...CONTRACT_REASONS, "accepted"].includes(verdictOf(bytes)));
      }),
      { ...RUNS, numRuns: 3_000 },
    ));

  it("never throws for any JSON", () =>
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) =>
        assert.notEqual(verdictOf(Buffer.from(text)), "accepted"),
      ),
      { ...RUNS, numRuns: 2_000 },
    ));

  it("reads the bytes it is given and not those around them", () =>
    fc.assert(
      fc.property(anyEvent(), fc.nat(40), (event, before) => {
        const bytes = bytesOf(event);
        const around = Buffer.concat([Buffer.alloc(before, 0x7b), bytes, Buffer.from("}}")]);
        assert.deepEqual(decode(around.subarray(before, before + bytes.byteLength), NOW), {
          ok: true,
          event,
        });
      }),
      RUNS,
    ));
});

describe("the validation of any event", () => {
  it("names the envelope's field that is missing", () =>
    fc.assert(
      fc.property(
        anyEvent(),
        fc.constantFrom("event_id", "event_type", "timestamp", "source", "data"),
        (event, name) => {
          const { [name]: _, ...rest } = event;
          assert.deepEqual(judged(bytesOf(rest)), {
            ok: false,
            reason: "schema_violation",
            pointer: `/${name}`,
            schemaVersion: 1,
          });
        },
      ),
      RUNS,
    ));

  it("names the field of data that has another type, and never its value", () =>
    fc.assert(
      fc.property(anyEvent(), fc.nat(), fc.constantFrom(null, [], [[]]), (event, which, wrong) => {
        const names = Object.keys(event.data).filter((name) => name !== "trigger_keywords" || wrong === null);
        const name = names[which % names.length] as string;
        assert.deepEqual(judged(bytesOf({ ...event, data: { ...event.data, [name]: wrong } })), {
          ok: false,
          reason: "schema_violation",
          pointer: `/data/${name}`,
          schemaVersion: 1,
        });
      }),
      RUNS,
    ));

  it("takes a time up to 24 hours ahead, to the millisecond", () =>
    fc.assert(
      fc.property(anyEvent(), fc.integer({ min: -100_000, max: 100_000 }), (event, offset) => {
        const timestamp = new Date(NOW + MAX_TIMESTAMP_AHEAD_MS + offset).toISOString();
        assert.equal(
          verdictOf(bytesOf({ ...event, timestamp })),
          offset > 0 ? "invalid_timestamp" : "accepted",
        );
      }),
      RUNS,
    ));
});
