import * as assert from "node:assert/strict";
import { baseName, landedObjects, planRejected } from "../../../runtime/lake-transformer/core";
import { notice } from "./support";

const BUCKET = "application-logs";
const KEY = "event_type=chat.message.sent/year=2026/a b+c=ü%.gz";

describe("a notice of a landed object", () => {
  it("names the object, whose key is encoded, blanks as plus signs", () => {
    assert.match(notice(KEY), /a\+b%2Bc/);
    assert.deepEqual(landedObjects(notice(KEY), BUCKET), [{ bucket: BUCKET, key: KEY }]);
  });

  it("names none when it is S3's test, or when an object went", () => {
    const test = JSON.stringify({ Service: "Amazon S3", Event: "s3:TestEvent", Bucket: BUCKET });
    assert.deepEqual(landedObjects(test, BUCKET), []);
    assert.deepEqual(landedObjects(notice(KEY, { eventName: "ObjectRemoved:Delete" }), BUCKET), []);
  });

  for (const [what, body, code] of [
    ["no JSON", "{", "not_json"],
    ["null", "null", "not_json"],
    ["another service's message", JSON.stringify({ detail: {} }), "no_records"],
    ["a notice of another bucket", notice(KEY, { bucket: "elsewhere" }), "wrong_bucket"],
    ["a notice of a failed delivery", notice("errors/processing-failed/x"), "wrong_key"],
    ["a key that is not encoded", notice(KEY).replace("%2B", "%zz"), "wrong_key"],
  ] as const) {
    it(`is not ${what}, and the error says so without its content`, () => {
      assert.throws(() => landedObjects(body, BUCKET), {
        name: "MalformedNotice",
        message: `The message is no notice of a landed object: ${code}.`,
      });
    });
  }
});

describe("the files of a landed object", () => {
  it("have the same name for every notice of it, and another one for every other object", () => {
    const name = baseName({ bucket: BUCKET, key: KEY });
    assert.match(name, /^[0-9a-f]{32}$/);
    assert.equal(baseName({ bucket: BUCKET, key: KEY }), name);
    assert.notEqual(baseName({ bucket: BUCKET, key: `${KEY}2` }), name);
    assert.notEqual(baseName({ bucket: "other", key: KEY }), name);
  });
});

describe("a line that the lake rejects", () => {
  const bytes = Buffer.from('{"event_id":"evt_abc","event_type":"chat.message.sent","schema_version":2}');
  const plan = (pointer?: string) =>
    planRejected(
      { line: 7, reason: "type_conflict", bytes, ...(pointer !== undefined && { pointer }) },
      "base",
      "cage",
      1_000,
    );

  it("is quarantined under keys that follow from its place", () => {
    const { object, row } = plan("/data/mood_score");
    const key = "reason=type_conflict/topic=chat.message.sent/lake-base-7";
    assert.deepEqual(
      [object.bucket, object.key, row.object_key, row.quarantine_id],
      ["cage", key, key, "chat.message.sent/lake/base-7"],
    );
    assert.deepEqual(
      [row.reason, row.topic, row.schema_version, row.size, row.pointer],
      ["type_conflict", "chat.message.sent", 2, bytes.length, "/data/mood_score"],
    );
  });

  for (const [pointer, kept] of [
    ["/data/safety_scan/risk_level", "/data/safety_scan/risk_level"],
    ["/data/safety_scan/Jane Doe", "/data/safety_scan"],
    ["/data/Jane Doe/0", "/data"],
    ["/timestamp", "/timestamp"],
    ["/Jane Doe", ""],
    [undefined, undefined],
  ] as const) {
    it(`is pointed at by ${kept ?? "nothing"} where the lake says ${pointer ?? "nothing"}`, () => {
      assert.equal(plan(pointer).row.pointer, kept);
    });
  }

  it("has a place even when it is no event", () => {
    const { row } = planRejected({ line: 1, reason: "not_json", bytes: Buffer.from("{") }, "base", "cage", 0);
    assert.equal(row.quarantine_id, "unknown/lake/base-1");
  });
});
