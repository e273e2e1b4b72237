import assert from "node:assert/strict";
import { compilePattern } from "../../../local/event-sources/pattern";

/** Pattern, an event it matches, an event it does not match. */
const RULES: Record<string, [object, unknown, unknown]> = {
  "an exact text": [{ a: ["x", "y"] }, { a: "y" }, { a: "z" }],
  "an exact number, not its text": [{ a: [3] }, { a: 3 }, { a: "3" }],
  "a boolean": [{ a: [true] }, { a: true }, { a: false }],
  "null, not an absent field": [{ a: [null] }, { a: null }, {}],
  "an empty text": [{ a: [""] }, { a: "" }, { a: " " }],
  "a prefix": [{ a: [{ prefix: "ab" }] }, { a: "abc" }, { a: "bab" }],
  "a suffix": [{ a: [{ suffix: ".png" }] }, { a: "x.png" }, { a: ".pngx" }],
  "equality without case": [{ a: [{ "equals-ignore-case": "ABC" }] }, { a: "aBc" }, { a: "abcd" }],
  "anything but": [{ a: [{ "anything-but": ["x", 3] }] }, { a: "y" }, { a: 3 }],
  "anything but, which needs the field": [{ a: [{ "anything-but": "x" }] }, { a: "y" }, { b: "y" }],
  "anything but a prefix": [{ a: [{ "anything-but": { prefix: "x" } }] }, { a: "yx" }, { a: "xy" }],
  "a number range": [{ a: [{ numeric: [">", 0, "<=", 5] }] }, { a: 5 }, { a: 5.1 }],
  "a number, not its text": [{ a: [{ numeric: ["=", 5] }] }, { a: 5 }, { a: "5" }],
  "a field that exists": [{ a: [{ exists: true }] }, { a: null }, {}],
  "a field that does not exist": [{ a: [{ exists: false }] }, { b: 1 }, { a: 1 }],
  "a nested field": [{ a: { b: ["x"] } }, { a: { b: "x" } }, { a: "x" }],
  "any member of a list": [{ a: ["x"] }, { a: ["w", "x"] }, { a: ["w"] }],
  "all fields together": [{ a: ["x"], b: ["y"] }, { a: "x", b: "y" }, { a: "x" }],
  "one of several patterns": [{ $or: [{ a: ["x"] }, { b: ["y"] }] }, { b: "y" }, { a: "y", b: "x" }],
  "no inherited field": [{ constructor: [{ exists: false }] }, {}, { constructor: 1 }],
};

/** Patterns that are refused, and what the error names. */
const REFUSED: [unknown, RegExp][] = [
  ["text", /pattern must be a JSON object, not "text"/],
  [{ a: "x" }, /pattern\.a must be a JSON object, not "x"/],
  [{ a: [] }, /pattern\.a must not be an empty list/],
  [{ a: [{ like: "x" }] }, /pattern\.a uses the rule like; allowed are exists, prefix/],
  [{ a: [{ prefix: 3 }] }, /pattern\.a\.prefix must be a text, not 3/],
  [{ a: [{ numeric: [">"] }] }, /pattern\.a\.numeric must be pairs/],
  [{ a: [{ numeric: ["~", 3] }] }, /pattern\.a\.numeric holds ~ 3; allowed are/],
  [{ a: [{ prefix: "x", suffix: "y" }] }, /one rule an object is allowed/],
  [{ a: [["x"]] }, /pattern\.a holds \["x"\]/],
  [{ $or: [{ a: ["x"] }] }, /pattern\.\$or must be a list of at least two patterns/],
];

describe("a filter pattern", () => {
  for (const [name, [pattern, match, other]] of Object.entries(RULES))
    it(`matches ${name}`, () => {
      assert.equal(compilePattern(pattern)(match), true);
      assert.equal(compilePattern(pattern)(other), false);
    });
  for (const [pattern, message] of REFUSED)
    it(`${JSON.stringify(pattern)} is refused`, () => assert.throws(() => compilePattern(pattern), message));
});
