import * as assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import type { StrataEvent } from "../../../contracts/events/event";
import { createRedactor } from "../../../runtime/redaction";
import { ALL_TOPICS, DATA, event, HASH } from "../support/events";

const pseudonymize = (id: string) => createHmac("sha256", "key").update(id).digest("hex");
const { redactEvent } = createRedactor({ pseudonymize });
const anyEvent = (...given: Parameters<typeof event>) => event(...given) as StrataEvent;
const redacted = (...given: Parameters<typeof event>) => redactEvent(anyEvent(...given)).event;

describe("the redaction of an event", () => {
  it("drops the student's name and makes the id a keyed hash", () => {
    const { data } = redacted("chat.message.sent");
    assert.equal("student_name" in data || "student_id" in data, false);
    assert.equal(data["student_id_hash"], pseudonymize("S4556914"));
  });

  for (const topic of ALL_TOPICS) {
    it(`keeps what a ${topic} names as identifier, enum, time or number`, () => {
      const given = anyEvent(topic, {}, { schema_version: 2 });
      const { data, ...envelope } = redactEvent(given).event;
      const { data: _, ...expected } = given;
      assert.deepEqual(envelope, expected);
      const { student_id: __, student_name: ___, ...rest } = DATA[topic] as Record<string, unknown>;
      const { student_id_hash: ____, ...kept } = data;
      const { student_id_hash: _____, ...wanted } = rest;
      assert.deepEqual(kept, wanted);
    });
  }

  it("leaves identifiers alone even where they look like something else", () => {
    const { data } = redacted("audit.event.logged", {
      entity_id: "555-123-4567",
      actor_id: "jo@example.com",
    });
    assert.deepEqual([data["entity_id"], data["actor_id"]], ["555-123-4567", "jo@example.com"]);
  });

  const MAIL = "jo@example.com";
  const texts: [string, Parameters<typeof event>][] = [
    ["message", ["chat.message.sent", { message: MAIL }]],
    [
      "matched keywords",
      ["chat.message.sent", { safety_scan: { risk_level: "LOW", keywords_matched: ["a", MAIL] } }],
    ],
    [
      "a field beside the matched keywords",
      ["chat.message.sent", { safety_scan: { risk_level: "LOW", keywords_matched: [], by: MAIL } }],
    ],
    ["trigger keywords", ["safety.crisis.detected", { trigger_keywords: [MAIL] }]],
    ["summary", ["observer.session.completed", { summary_text: MAIL }]],
    ["action", ["audit.event.logged", { action: `sent to ${MAIL}` }]],
    ["resource", ["audit.event.logged", { resource: MAIL }]],
    ["details at any depth", ["audit.event.logged", { details: { a: [{ b: [MAIL] }] } }]],
    ["an unknown field", ["observer.threshold.exceeded", { later: MAIL }]],
    [
      "an unknown field of a known name elsewhere",
      ["observer.threshold.exceeded", { later: { session_id: MAIL } }],
    ],
    ["the name of an unknown field", ["audit.event.logged", { [MAIL]: 1 }]],
    ["the name of a field in details", ["audit.event.logged", { details: { [MAIL]: 1 } }]],
    ["the source", ["audit.event.logged", {}, { source: `tablet of ${MAIL}` }]],
    ["an unknown field of the envelope", ["audit.event.logged", {}, { later: { a: MAIL } }]],
    ["the name of an unknown field of the envelope", ["audit.event.logged", {}, { [MAIL]: 1 }]],
    ["a field of the envelope named like one of data", ["audit.event.logged", {}, { entity_id: MAIL }]],
  ];
  for (const [place, given] of texts) {
    it(`redacts ${place}`, () => {
      const text = JSON.stringify(redacted(...given));
      assert.equal(text.includes(MAIL), false);
      assert.ok(text.includes("[EMAIL]"));
    });
  }

  it("removes the student's own name, its parts and the id from all free text", () => {
    const text = JSON.stringify(
      redacted("chat.message.sent", {
        message: "zoe here, QUIST, s4556914",
        safety_scan: { risk_level: "LOW", keywords_matched: ["Marlowe"] },
        note: { "Zoë says": "zoemarlowequist@x", n: "ＺＯＥ" },
      }),
    );
    assert.equal(/zo[eë]|ＺＯＥ|marlowe|quist|4556914/i.test(text), false, text);
  });

  it("treats a student's name and id in fields the contract lacks alike, at any depth", () => {
    const { data } = redacted("safety.crisis.detected", {
      student_id: "S777123",
      student_name: "Ann Lee",
      trigger_keywords: ["ann", "s777123", "Bo"],
      later: [{ student_name: { first: "Bo", last: "Ray" }, student_id: 998877 }],
    });
    assert.deepEqual(
      [data["student_id_hash"], "student_id" in data, "student_name" in data],
      [HASH, false, false],
    );
    assert.deepEqual(data["trigger_keywords"], ["[PERSON]", "[STUDENT_ID]", "[PERSON]"]);
    assert.deepEqual(data["later"], [{ student_id_hash: pseudonymize("998877") }]);
  });

  it("takes no hash a producer sends for its own", () => {
    for (const place of [
      { student_id_hash: "x", ...DATA["chat.message.sent"] },
      { ...DATA["chat.message.sent"], student_id_hash: "x" },
    ]) {
      assert.equal(
        redacted("chat.message.sent", {}, { data: place }).data["student_id_hash"],
        pseudonymize("S4556914"),
      );
    }
  });

  it("changes nothing in an event that it has redacted", () => {
    const once = redacted("chat.message.sent", { message: `mail ${MAIL}` });
    assert.deepEqual(redactEvent(once as unknown as StrataEvent), { event: once, found: [] });
  });

  it("says in which field of the contract something was, never what or under which unknown name", () => {
    const { found } = redactEvent(
      event("chat.message.sent", { message: `mail ${MAIL}`, later: { [`x ${MAIL}`]: MAIL } }),
    );
    assert.deepEqual(found, [
      { type: "EMAIL", start: 5, end: 19, field: "/data/message" },
      { type: "EMAIL", start: 2, end: 16, field: "/data" },
      { type: "EMAIL", start: 0, end: 14, field: "/data" },
    ]);
  });

  it("does not change the event it is given", () => {
    const given = event("chat.message.sent", { message: MAIL, later: { a: [MAIL] } });
    const before = JSON.stringify(given);
    redactEvent(given);
    assert.equal(JSON.stringify(given), before);
  });

  it("refuses an event with a student id when it cannot make a pseudonym", () => {
    assert.throws(() => createRedactor().redactEvent(event("chat.message.sent")), /without `pseudonymize`/);
  });
});
