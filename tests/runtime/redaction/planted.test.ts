import * as assert from "node:assert/strict";
import * as fc from "fast-check";
import { createRedactor } from "../../../runtime/redaction";
import { event, HASH } from "../support/events";

const MAIL = "jo@example.com";
const { redactEvent } = createRedactor({ pseudonymize: () => HASH });

describe("personal values planted in an event", () => {
  it("stand nowhere in the redacted event, whatever is around them", () => {
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
          // A name may end in a word that says what the number is: `version 10.20.30.40` is no address.
          later: [json, { [`${name} note`]: value, [value]: { deep: [value] } }],
        });
        const out = JSON.stringify(redactEvent(given).event);
        for (const secret of ["Marlowe", "S4556914", MAIL, "123-4567", "123-45-6789", "10.20.30.40"]) {
          assert.equal(out.includes(secret), false, secret);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("are found in time however many students an event names", () => {
    const others = Array.from({ length: 8_000 }, (_, number) => ({
      student_id: `S9${number}0001`,
      by: `s9${number}0001`,
    }));
    const given = event("chat.message.sent", { student_name: "ab cd ".repeat(20_000), others });
    const out = redactEvent(given).event.data["others"] as { by: string }[];
    assert.ok(out.every(({ by }) => by === "[STUDENT_ID]"));
  }).timeout(20_000);
});
