import * as assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import type { RedactedEvent, StrataEvent } from "../../contracts/events/event";
import { KEPT_FIELDS } from "../../contracts/events/generated/fields";
import { createRedactor } from "../../runtime/redaction";
import { anyEvent, type Event, personName, RUNS, saidText, studentId } from "./support/events";
import { extraFields } from "./support/extra-fields";

const pseudonymize = (id: string) => createHmac("sha256", "key").update(id).digest("hex");
const redactor = createRedactor({ pseudonymize });
const redacted = (event: Event | RedactedEvent) =>
  redactor.redactEvent(event as unknown as StrataEvent).event;

/** Every member of a value at any depth: name and value. */
function* members(value: unknown): Generator<[string, unknown]> {
  if (typeof value !== "object" || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    yield [name, inner];
    yield* members(inner);
  }
}

/** A hash is made of an id once; in an event that has been redacted it is a field like any other. */
function withoutHashes(event: RedactedEvent): unknown {
  return JSON.parse(JSON.stringify(event, (name, value) => (name === "student_id_hash" ? undefined : value)));
}

/** The shape of a value: names, lengths of lists, kinds of leaves; what redaction takes away is left out. */
function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value !== "object" || value === null) return typeof value;
  const names = Object.entries(value).filter(([name]) => !/^student_(name|id|id_hash)$/.test(name));
  return Object.fromEntries(names.map(([name, inner]) => [name, shapeOf(inner)]));
}

describe("the redaction of any event", () => {
  const events = anyEvent(saidText, extraFields());

  it("keeps the envelope's identifiers and the contract's identifiers, enums and times", () =>
    fc.assert(
      fc.property(events, (event) => {
        const result = redacted(event);
        for (const name of ["event_id", "event_type", "timestamp"] as const)
          assert.equal(result[name], event[name]);
        const pick = ({ data }: { data: object }, path: string) =>
          path
            .split(".")
            .reduce<unknown>((node, name) => (node as Record<string, unknown> | undefined)?.[name], data);
        for (const path of KEPT_FIELDS[result.event_type].filter((name) => name !== "student_id"))
          assert.deepEqual(pick(result, path), pick(event, path), path);
      }),
      RUNS,
    ));

  it("leaves no student_name and no student_id, at any depth", () =>
    fc.assert(
      fc.property(events, (event) => {
        for (const [name] of members(redacted(event)))
          assert.ok(name !== "student_name" && name !== "student_id", name);
      }),
      RUNS,
    ));

  it("leaves the student's name and id nowhere, wherever they had been said", () =>
    fc.assert(
      fc.property(events, personName, studentId, fc.nat(), (event, name, id, where) => {
        const said = [`${name} was here`, `ask ${name.toUpperCase()}.`, `number ${id}`, `(${id})`][where % 4];
        const told = {
          ...event,
          data: { ...event.data, remark: said, about: { student_name: name, student_id: id } },
        };
        const text = JSON.stringify(redacted(told as Event)).toLowerCase();
        for (const secret of [name.toLowerCase(), id.toLowerCase()])
          assert.ok(!text.includes(secret), secret);
      }),
      RUNS,
    ));

  it("gives one student one hash in every place and another student another", () =>
    fc.assert(
      fc.property(
        events,
        fc.uniqueArray(studentId, { minLength: 2, maxLength: 2 }),
        (event, [one = "", other = ""]) => {
          const places = {
            first: { student_id: one },
            list: [{ inner: { student_id: one } }],
            second: { student_id: other },
          };
          const data = redacted({ ...event, data: { ...event.data, ...places } }).data as Record<
            string,
            never
          >;
          assert.deepEqual(data["first"], { student_id_hash: pseudonymize(one) });
          assert.deepEqual(data["list"], [{ inner: { student_id_hash: pseudonymize(one) } }]);
          assert.deepEqual(data["second"], { student_id_hash: pseudonymize(other) });
        },
      ),
      RUNS,
    ));

  it("keeps the structure: names, lists, numbers, yes and no", () =>
    fc.assert(
      fc.property(events, (event) => {
        const leafless = (value: unknown) =>
          JSON.stringify(shapeOf(value)).replaceAll('"number"', '"string"');
        assert.equal(leafless(redacted(event)), leafless(event));
      }),
      RUNS,
    ));

  it("changes nothing the second time, and never the event it is given", () =>
    fc.assert(
      fc.property(events, (event) => {
        const before = JSON.stringify(event);
        const once = redacted(event);
        assert.deepEqual(withoutHashes(redacted(once)), withoutHashes(once));
        assert.equal(JSON.stringify(event), before);
      }),
      RUNS,
    ));
});
