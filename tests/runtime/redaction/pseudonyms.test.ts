import * as assert from "node:assert/strict";
import { createRedactor, type PiiType } from "../../../runtime/redaction";
import { event, HASH } from "../support/events";

const MAIL = "jo.ray@example.com";
const redactor = (key: string) => createRedactor({ replacements: "pseudonym", pseudonymKey: () => key });
const { redactText } = redactor("of one tenant");

describe("the redaction by pseudonyms", () => {
  const same: [PiiType, string[]][] = [
    [
      "EMAIL",
      [
        "Jo.Ray@Example.com",
        "jo.ray＠example.com",
        "jo dot ray at example dot com",
        "jo.ray [at] example [dot] com",
      ],
    ],
    [
      "PHONE",
      [
        "(555) 212-3449",
        "+1 555.212.3449",
        "５５５-２１２-３４４９",
        "five five five two one two three four four nine",
      ],
    ],
    ["US_SSN", ["123-45-6789", "123 45 6789", "１２３-４５-６７８９"]],
    ["CREDIT_CARD", ["4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111"]],
    ["IP", ["10.20.30.40", "10[.]20[.]30[.]40"]],
    ["URL", ["https://example.com/Jo", "hxxps://example[.]com/jo"]],
  ];
  for (const [type, values] of same) {
    it(`links all ways to write one ${type}`, () => {
      const texts = values.map((value) => redactText(value).text);
      assert.match(texts[0] as string, new RegExp(`^\\[${type}:[0-9a-f]{16}\\]$`));
      assert.deepEqual(new Set(texts).size, 1, texts.join(" "));
    });
  }

  it("tells different values apart, also where only the places of their dots differ", () => {
    const texts = ["1.23.45.6", "12.3.45.6", MAIL, "joray@example.com"].map(
      (value) => redactText(value).text,
    );
    assert.equal(new Set(texts).size, texts.length);
  });

  it("links nothing across tenants, and says the same at any time under one key", () => {
    assert.notEqual(redactText(MAIL).text, redactor("of another").redactText(MAIL).text);
    assert.equal(redactText(MAIL).text, redactor("of one tenant").redactText(MAIL).text);
  });

  it("changes nothing in what it has written, nor does a redactor without pseudonyms", () => {
    const { text } = redactText(`mail ${MAIL}, call 555-212-3449, ssn 123-45-6789`);
    assert.deepEqual(redactText(text), { text, found: [] });
    assert.deepEqual(createRedactor().redactText(text), { text, found: [] });
  });

  it("writes pseudonyms only for the types that are to have them", () => {
    const { redactText: some } = createRedactor({
      replacements: { EMAIL: "pseudonym", PHONE: "placeholder" },
      pseudonymKey: () => new Uint8Array([1, 2, 3]),
    });
    assert.match(
      some(`${MAIL}, 555-212-3449, 10.20.30.40`).text,
      /^\[EMAIL:[0-9a-f]{16}\], \[PHONE\], \[IP\]$/,
    );
  });

  it("writes them into events, under unknown names too, and keeps values out of what it found", () => {
    const { redactEvent } = createRedactor({
      pseudonymize: () => HASH,
      replacements: "pseudonym",
      pseudonymKey: () => "k",
    });
    const { event: out, found } = redactEvent(event("chat.message.sent", { message: MAIL, contact: MAIL }));
    assert.match(String(out.data["message"]), /^\[EMAIL:/);
    assert.equal(out.data["contact"], out.data["message"]);
    assert.equal(JSON.stringify(found).includes("jo"), false);
  });

  it("refuses what it does not know, naming it, and pseudonyms without a key", () => {
    assert.throws(() => createRedactor({ replacements: "pseudonym" }), /pseudonymKey/);
    assert.throws(() => createRedactor({ replacements: "hash" as never }), /replacements is "hash"/);
    assert.throws(
      () => createRedactor({ replacements: { MAIL: "pseudonym" } as never }),
      /replacements\.MAIL/,
    );
    assert.throws(() => redactor("").redactText(MAIL), /empty key/);
  });
});
