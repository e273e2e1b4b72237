import * as assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { createLeakFinder, findOwn } from "../../demo/leaks";
import { cpuMs } from "../support/cpu";
import { chat, plantsOf, VALUES } from "./plants";

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
    assert.ok(cpuMs(() => assert.deepEqual(search({ place: "log group x", content: text }), [])) < 5_000);
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
