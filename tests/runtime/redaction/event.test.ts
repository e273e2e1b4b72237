import * as assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import * as fc from "fast-check";
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

  it("takes the name of an unknown field for a cue", () => {
    const { data } = redacted("audit.event.logged", {
      dateOfBirth: "2010-04-05",
      ssn: 123456789,
      contact_phone: [5551234567, "555-1234"],
      student_number: "A1234567",
    });
    assert.deepEqual(
      [data["dateOfBirth"], data["ssn"], data["contact_phone"], data["student_number"]],
      ["[DATE_OF_BIRTH]", "[US_SSN]", ["[PHONE]", "[PHONE]"], "[STUDENT_ID]"],
    );
  });

  it("keeps numbers, yes or no, and nothing in unknown fields", () => {
    const later = { count: 12, ratio: 0.25, at: 1_772_452_740, yes: true, none: null, list: [1, [2]] };
    assert.deepEqual(redacted("audit.event.logged", { later }).data["later"], later);
  });

  it("keeps two unknown fields apart whose names become one", () => {
    const { details } = redacted("audit.event.logged", { details: { "a@x.org": 1, "b@x.org": 2 } }).data;
    assert.deepEqual(details, { "[EMAIL]": 1, "[EMAIL]_2": 2 });
  });

  it("keeps __proto__ and constructor as the data they are, redacted, and changes no prototype", () => {
    const given = event("audit.event.logged", { details: {} });
    const text = JSON.stringify(given).replace(
      '"details":{}',
      `"details":{"__proto__":{"polluted":"${MAIL}"},"constructor":{"prototype":{"polluted":1}}}`,
    );
    const { data } = redactEvent(JSON.parse(text)).event;
    assert.equal(
      JSON.stringify(data["details"]),
      '{"__proto__":{"polluted":"[EMAIL]"},"constructor":{"prototype":{"polluted":1}}}',
    );
    assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
    assert.equal(Object.getPrototypeOf(data["details"]), Object.prototype);
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

  it("lets no planted value through, whatever is around it", () => {
    const planted = fc.constantFrom(
      "Zoë Marlowe-Quist",
      "S4556914",
      MAIL,
      "(555) 123-4567",
      "123-45-6789",
      "10.20.30.40",
    );
    const around = fc.string({ unit: fc.constantFrom("a", " ", "é", "z", ",", "\n"), maxLength: 8 });
    const text = fc
      .tuple(around, planted, around)
      .map(([before, value, after]) => `${before} ${value} ${after}`);
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), text, fc.string(), (json, value, name) => {
        const given = event("chat.message.sent", {
          message: value,
          later: [json, { [name]: value, [value]: { deep: [value] } }],
        });
        const out = JSON.stringify(redactEvent(given).event);
        for (const secret of ["Marlowe", "S4556914", MAIL, "123-4567", "123-45-6789", "10.20.30.40"]) {
          assert.equal(out.includes(secret), false, secret);
        }
      }),
      { numRuns: 200 },
    );
  });
});
