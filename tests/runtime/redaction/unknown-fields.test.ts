import * as assert from "node:assert/strict";
import type { StrataEvent } from "../../../contracts/events/event";
import { createRedactor } from "../../../runtime/redaction";
import { event } from "../support/events";

const MAIL = "jo@example.com";
const { redactEvent } = createRedactor();
const redacted = (...given: Parameters<typeof event>) => redactEvent(event(...given) as StrataEvent).event;

describe("the redaction of fields the contract lacks", () => {
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
});
