import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadTransform, type Transform, TransformFailed } from "../../../operations";
import { applyTransform } from "../../../operations/quarantine/transform";
import { inFolder } from "../../demo/support";
import { entry } from "../support/entries";

const BYTES = Buffer.from('{"secret":"Zoë"}');

describe("a transform", () => {
  const forms: [what: string, file: string, code: string][] = [
    ["the module", "a.js", "module.exports = (bytes, entry) => ({ text: bytes.length, of: entry.reason });"],
    [
      "an export of that name",
      "b.js",
      "exports.transform = async (bytes, entry) => ({ text: bytes.length, of: entry.reason });",
    ],
    [
      "the default export of TypeScript",
      "c.ts",
      "export default (bytes: Uint8Array, entry: { reason: string }) => ({ text: bytes.length, of: entry.reason });",
    ],
    [
      "the default export of a module",
      "d.mjs",
      "export default (bytes, entry) => ({ text: bytes.length, of: entry.reason });",
    ],
  ];
  for (const [what, file, code] of forms) {
    it(`is taken as ${what}`, () =>
      inFolder(async (folder) => {
        writeFileSync(join(folder, file), code);
        const bytes = await applyTransform(loadTransform(join(folder, file)), BYTES, entry());
        assert.deepEqual(JSON.parse(Buffer.from(bytes ?? []).toString()), {
          text: 17,
          of: "schema_violation",
        });
      }));
  }

  it("that cannot be used is refused before anything is read", () =>
    inFolder(async (folder) => {
      const path = join(folder, "a.js");
      assert.throws(() => loadTransform(path), /does not exist/);
      writeFileSync(path, "module.exports = { mend: 1 };");
      assert.throws(() => loadTransform(path), /exports no function; write: module\.exports/);
      writeFileSync(join(folder, "b.js"), "module.exports = (");
      assert.throws(() => loadTransform(join(folder, "b.js")), /does not load: /);
    }));

  const failures: [what: string, transform: unknown, message: RegExp][] = [
    [
      "throws",
      () => JSON.parse("Zoë"),
      /^The transform threw SyntaxError at \/.*transform\.test\.ts:\d+:\d+\.$/,
    ],
    ["throws something else", () => Promise.reject("Zoë"), /^The transform threw a string\.$/],
    ["returns a text", () => "Zoë", /returned no event; allowed: an object, or undefined/],
    ["returns bytes", () => BYTES, /returned no event/],
    ["returns null", () => null, /returned no event/],
    ["returns what is no JSON", () => ({ id: 1n }), /an event that is no JSON/],
  ];
  for (const [what, transform, message] of failures) {
    it(`that ${what} fails for its entry, without a word of the content`, async () => {
      await assert.rejects(applyTransform(transform as Transform, BYTES, entry()), (error: Error) => {
        assert.ok(error instanceof TransformFailed);
        assert.match(error.message, message);
        assert.doesNotMatch(error.message, /Zoë/);
        return true;
      });
    });
  }
});
