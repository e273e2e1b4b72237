import * as assert from "node:assert/strict";
import { VARIATIONS } from "./forms";
import { rowsOf } from "./generate";
import { negatives, templates } from "./template";
import { LABELS, PARTS, type Row } from "./types";

const rows = new Map(PARTS.map((part) => [part, rowsOf(part)]));
const spansOf = (all: readonly Row[]) => all.flatMap(({ spans }) => spans);
const common = <T>(a: readonly T[], b: readonly T[]) => a.filter((item) => b.includes(item));

describe("the labelled set", () => {
  it("holds some 3,000 sentences with values and 2,000 without", () => {
    const all = [...rows.values()].flat();
    const positive = all.filter(({ label }) => label === "pos").length;
    assert.ok(positive > 2_800 && positive < 4_000, `${positive}`);
    assert.equal(all.length - positive, 2_000);
  });

  it("names at least 120 ways of writing a value, each once, and at least four of every type", () => {
    const names = VARIATIONS.map(({ name }) => name);
    assert.ok(names.length >= 120);
    assert.equal(new Set(names).size, names.length);
    const few = LABELS.filter((label) => VARIATIONS.filter(({ type }) => type === label).length < 4);
    assert.deepEqual(few, []);
  });

  it("holds at least 40 families of sentences without values in each part", () => {
    for (const part of PARTS) assert.ok(new Set(negatives(part).map(({ tag }) => tag)).size >= 40, part);
  });

  it("shares no template and no negative sentence between the parts", () => {
    const texts = (list: readonly { text: string }[]) => list.map(({ text }) => text);
    assert.deepEqual(common(texts(templates("development")), texts(templates("held-out"))), []);
    assert.deepEqual(common(texts(negatives("development")), texts(negatives("held-out"))), []);
  });

  for (const part of PARTS) {
    const all = rows.get(part) as Row[];

    it(`is the same every time: ${part}`, () => assert.deepEqual(rowsOf(part), all));

    it(`holds every variation at least four times: ${part}`, () => {
      const times = new Map<string, number>();
      for (const { variation } of spansOf(all)) times.set(variation, (times.get(variation) ?? 0) + 1);
      const rare = VARIATIONS.filter(({ name }) => (times.get(name) ?? 0) < 4).map(({ name }) => name);
      assert.deepEqual(rare, []);
    });

    it(`says where each value stands: ${part}`, () => {
      for (const { text, spans } of all) {
        let at = 0;
        for (const { start, end, value } of spans) {
          assert.equal(text.slice(start, end), value);
          assert.ok(start >= at && value.trim() === value && value !== "", text);
          at = end;
        }
        assert.equal(/[⟦⟧]|\{[A-Za-z_]+\d?(?::[a-z]+)?\}/u.test(text), false, text);
      }
    });
  }
});
