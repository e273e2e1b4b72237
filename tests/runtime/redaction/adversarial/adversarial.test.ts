import * as assert from "node:assert/strict";
import { createRedactor } from "../../../../runtime/redaction";
import { SHAPES, WRITTEN } from "./shapes";

const redactor = createRedactor();
/** Values an event itself holds are looked for too. */
const KNOWN = ["Zoë Marlowe", "S4556914"];
const redactText = (text: string) => redactor.redactText(text, KNOWN);

/** What is wrong with the redaction of a text, if anything. */
function fault(text: string): string | undefined {
  const { text: out, found } = redactText(text);
  let at = 0;
  let expected = "";
  for (const { type, start, end } of found) {
    if (!(at <= start && start < end && end <= text.length)) return `[${start}, ${end}) after ${at}`;
    expected += `${text.slice(at, start)}[${type}]`;
    at = end;
  }
  if (out !== expected + text.slice(at)) return "the text is not what the findings say";
  const again = redactText(out);
  return again.found.length > 0 || again.text !== out ? "redacting it again changes it" : undefined;
}

describe("the redaction of adversarial text", () => {
  it("gives findings in order and apart, whose replacement leaves nothing more to find", () => {
    const faults = [...SHAPES, ...WRITTEN].flatMap(({ name, make }) => {
      const wrong = fault(make(2_000));
      return wrong ? [`${name}: ${wrong}`] : [];
    });
    assert.deepEqual(faults, []);
  }).timeout(60_000);
});
