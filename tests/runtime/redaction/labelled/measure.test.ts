import * as assert from "node:assert/strict";
import { macro, measure, percent } from "./measure";
import type { Label, Row, Span } from "./types";

/** A row from text with its values in `⟦…⟧`. */
function row(type: Label, marked: string): Row {
  const spans: Span[] = [];
  let text = "";
  for (const [, before = "", value] of marked.matchAll(/([^⟦]*)(?:⟦([^⟧]*)⟧)?/gu)) {
    text += before;
    if (value === undefined) continue;
    spans.push({ type, value, variation: "one", start: text.length, end: text.length + value.length });
    text += value;
  }
  return { text, label: spans.length > 0 ? "pos" : "neg", spans, tags: ["one"] };
}

const recall = (type: Label, marked: string, out: string) => {
  const tally = measure([row(type, marked)], [out]).types.get(type);
  return tally && percent(tally);
};

const cases: [string, Label, string, string, number][] = [
  ["a value that is gone", "PHONE", "call ⟦555-123-4567⟧", "call [PHONE]", 100],
  ["a value that stays", "PHONE", "call ⟦555-123-4567⟧", "call 555-123-4567", 0],
  ["a value in other words than given", "PHONE", "call ⟦555-\u200b123⟧", "call 555-123", 0],
  ["a value left in its plain form", "PHONE", "call ⟦５５５-123⟧", "call 555-123", 0],
  ["less than a third of a value", "PHONE", "call ⟦555-123-4567⟧", "call 555-[X]", 100],
  ["more than a third of a value", "PHONE", "call ⟦555-123-4567⟧", "call [X]-4567", 0],
  ["a surname", "PERSON", "ask ⟦Ann Lee⟧", "ask [X] Lee", 0],
  ["an initial", "PERSON", "ask ⟦Ann B. Lee⟧", "ask [X] B. [X]", 100],
  ["a character of another script", "PERSON", "ask ⟦王 秀英⟧", "ask 王 [X]", 0],
  ["a name that is glued to an s", "PERSON", "⟦Ann⟧s mom", "Anns mom", 0],
  ["a glued name that is gone", "PERSON", "⟦Ann⟧s mom", "[X]s mom", 100],
  ["a word of the sentence that is in the value too", "PERSON", "hope ⟦Hope Lee⟧ will", "hope [X] will", 100],
  ["the same name where it is no value", "PERSON", "Lee street, ⟦Ann Lee⟧", "Lee street, [X]", 100],
  ["the local part of an address", "EMAIL", "to ⟦jo.ray@example.com⟧", "to jo.[X]", 0],
  ["the host of an address", "EMAIL", "to ⟦jo.ray@example.com⟧", "to [X]@example.com", 100],
  ["the host of a spelled-out address", "EMAIL", "to ⟦jo dot ray at x dot com⟧", "to [X] at x dot com", 100],
  ["the street", "ADDRESS", "at ⟦12 Elm Court, Xville⟧", "at [X] Elm Court, Xville", 0],
  ["the city", "ADDRESS", "at ⟦12 Elm Court, Xville⟧", "at [X], Xville", 100],
];

const negatives: [string, string, string, string[], number][] = [
  ["a lost word", "I feel sad", "I [X] sad", ["one"], 100],
  ["a word lost once of twice", "so so sad", "so [X] sad", ["one"], 100],
  ["an unchanged text", "I feel sad", "I feel sad", ["one"], 0],
  ["a text with more in it", "I feel sad", "I feel sad [X]", ["one"], 0],
  ["a lost sign", "sad :(", "sad", ["one"], 0],
  ["a lost public figure", "so sad", "so [X]", ["two", "public: figures"], 0],
  ["a lost hotline", "dial 988", "dial [X]", ["hotline"], 0],
];

describe("the measure of the labelled set", () => {
  for (const [title, type, marked, out, expected] of cases) {
    it(`counts ${title} of ${type} as ${expected === 100 ? "removed" : "left"}`, () => {
      assert.equal(recall(type, marked, out), expected);
    });
  }

  for (const [title, text, out, tags, expected] of negatives) {
    it(`counts ${title} as ${expected === 100 ? "a" : "no"} false positive`, () => {
      const { falsePositives } = measure([{ text, label: "neg", spans: [], tags }], [out]);
      assert.equal(percent(falsePositives), expected);
    });
  }

  it("weighs every type the same in the mean", () => {
    const tally = (removed: number, of: number) => ({ removed, of });
    assert.equal(macro(new Map([["A", tally(9, 9)] as const, ["B", tally(0, 1)] as const])), 50);
  });

  it("names the rows with a miss and what was missed", () => {
    const rows = [row("PHONE", "call ⟦555⟧ or ⟦777⟧"), row("PHONE", "call ⟦555⟧"), row("PHONE", "fine")];
    const { misses } = measure(rows, ["call [X] or 777", "call [X]", "[X]"]);
    assert.deepEqual(
      misses.map(({ row: { text }, spans }) => [text, ...spans.map(({ value }) => value)]),
      [["call 555 or 777", "777"], ["fine"]],
    );
  });

  it("refuses another number of redacted texts than rows", () => {
    assert.throws(() => measure([row("PHONE", "⟦555⟧")], []), /1 rows but 0 redacted texts/);
  });
});
