import * as assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { decide, loadSchemas } from "../../demo/expect";
import { createLeakFinder, findOwn, Plants } from "../../demo/leaks";
import { findShapes } from "../../demo/leaks/shapes";
import { type Event, lineOf, NOW, validEvent } from "./support";

const conforms = loadSchemas();

const VALUES = {
  name: "Xanthia O'Dunleavy",
  student_id: "STU123456789",
  email: "xanthia.odunleavy@quillpost.example",
  phone: "(415) 223-0142",
  ssn: "219-45-6789",
  card: "4539 1488 0343 6467",
} as const;

function plantsOf(...events: object[]): Plants {
  const plants = new Plants();
  for (const event of events) {
    const line = lineOf(JSON.stringify(event));
    plants.add(line, decide(line, conforms, NOW));
  }
  return plants;
}

function chat(data: Record<string, unknown> = {}): Event {
  const event = validEvent();
  const { name, student_id, ...shapes } = VALUES;
  const message = Object.values(shapes).join(", or ");
  return { ...event, data: { ...event.data, student_name: name, student_id, message, ...data } };
}

describe("what an input plants", () => {
  it("is its names, ids and every shape in free text, extra fields and field names", () => {
    const values = plantsOf(chat({ extra: { deep: [{ "mail of jo@north.example": 1 }] } })).values();
    assert.deepEqual(
      values.map(({ kind, value }) => `${kind} ${value}`).sort(),
      [...Object.entries(VALUES).map(([kind, value]) => `${kind} ${value}`), "email jo@north.example"].sort(),
    );
  });

  it("is taken from rejected lines too, parsable or not", () => {
    const plants = new Plants();
    for (const text of ['{"data":{"student_name":"Ysolde Marrowbane"}}', "call 415-223-0199"]) {
      plants.add(lineOf(text), decide(lineOf(text), conforms, NOW));
    }
    assert.deepEqual(
      plants.values().map(({ value }) => value),
      ["Ysolde Marrowbane", "415-223-0199"],
    );
  });

  it("leaves out what a kept identifier holds as well", () => {
    const audit = validEvent("audit.event.logged", "evt_test_2");
    const withActor = { ...audit, data: { ...audit.data, actor_id: VALUES.email } };
    assert.ok(
      !plantsOf(chat(), withActor)
        .values()
        .some(({ kind }) => kind === "email"),
    );
  });

  it("takes no sum, time, hotline or impossible number for a personal value", () => {
    const innocent = [
      "2025-09-01 10:00",
      "12 + 30 = 42",
      "1-800-273-8255",
      "000-12-3456",
      "4539 1488 0343 6468",
    ];
    for (const text of [...innocent, "version 1.2.3", "1763657321", "666-12-3456", "a@b", "p. 12-14-2025"]) {
      assert.deepEqual(findShapes(text), [], text);
    }
  });

  it("is found in time that grows with the text only", () => {
    const began = performance.now();
    for (const text of [
      "x".repeat(1_000_000),
      "1".repeat(1_000_000),
      "1 2 ".repeat(250_000),
      "@".repeat(100_000),
    ]) {
      findShapes(text);
    }
    assert.ok(performance.now() - began < 3000);
  });
});

describe("the leak finder", () => {
  const find = createLeakFinder(plantsOf(chat()).values());
  const kindsIn = (content: Buffer | string, place = "log group x") =>
    find({ place, content: Buffer.from(content) }).map(({ kind }) => kind);

  const forms: [title: string, form: (value: string) => Buffer | string][] = [
    ["plain text", (value) => `before ${value}, after`],
    ["a string in JSON", (value) => JSON.stringify({ text: `${value}` })],
    ["JSON in JSON", (value) => JSON.stringify({ body: JSON.stringify({ text: `"${value}"` }) })],
    [
      "escaped characters",
      (value) => `{"t":"${value.replace(/./, (c) => `\\u00${c.charCodeAt(0).toString(16)}`)}"}`,
    ],
    ["another case", (value) => value.toUpperCase()],
    ["gzip", (value) => gzipSync(`{"t":"${value}"}`)],
    ["base64", (value) => `{"data":"${Buffer.from(`payload ${value} end`).toString("base64")}"}`],
    ["base64 of gzip", (value) => gzipSync(value.padStart(60, ".")).toString("base64")],
    [
      "base64 of JSON in gzip",
      (value) => gzipSync(Buffer.from(JSON.stringify({ value })).toString("base64")),
    ],
    ["a URL", (value) => `/path/${encodeURIComponent(value)}`],
  ];
  for (const [title, form] of forms) {
    it(`finds each kind in ${title}`, () => {
      for (const [kind, value] of Object.entries(VALUES)) {
        assert.deepEqual(kindsIn(form(value)), [kind], `${kind} in ${title}`);
      }
    });
  }

  it("finds a number that lost its separators", () => {
    assert.deepEqual(kindsIn("to 4152230142."), ["phone"]);
    assert.deepEqual(kindsIn('{"card":4539148803436467}'), ["card"]);
  });

  it("finds a value in a place's own name and does not repeat it in the report", () => {
    const [leak] = find({
      place: `s3://logs/by-student/${VALUES.student_id}.json`,
      content: Buffer.alloc(0),
    });
    assert.equal(leak?.kind, "student_id");
    assert.ok(!JSON.stringify(leak).includes(VALUES.student_id));
  });

  it("names kind, hash and place but never the value", () => {
    const [leak] = find({ place: "queue dead", content: Buffer.from(VALUES.email) });
    assert.deepEqual(leak, { kind: "email", hash: leak?.hash, place: "queue dead" });
    assert.match(leak?.hash ?? "", /^[0-9a-f]{12}$/);
  });

  it("takes no longer id that holds a value for it", () => {
    assert.deepEqual(kindsIn(`${VALUES.student_id}0 x${VALUES.student_id}`), []);
  });

  it("searches many values in a large text without one walk for each", () => {
    const values = Array.from({ length: 8000 }, (_, at) => ({
      kind: "email" as const,
      value: `u${at}@north.example`,
    }));
    const search = createLeakFinder(values);
    const text = Buffer.from(`${JSON.stringify({ message: "nothing here at all" })}\n`.repeat(100_000));
    const began = performance.now();
    assert.deepEqual(search({ place: "log group x", content: text }), []);
    assert.ok(performance.now() - began < 5000);
  });
});

describe("an event's own name and id", () => {
  const own = (data: Record<string, unknown>, stored: Record<string, unknown>) => {
    const value = { event_id: "evt_test_1", ...stored };
    return findOwn({ eventId: "evt_test_1", place: "table t", sha256: "", value }, plantsOf(chat(data)));
  };

  it("are found in its record however short they are", () => {
    assert.equal(own({ student_name: "Al" }, { data: { message: "Al was here" } }).length, 1);
    assert.equal(own({ student_id: "s1" }, { data: { student_id: "s1" } }).length, 1);
  });

  it("are no leak in a field that the contract keeps", () => {
    assert.deepEqual(own({ student_id: "s1", session_id: "s1" }, { data: { session_id: "s1" } }), []);
  });
});
