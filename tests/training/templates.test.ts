import assert from "node:assert/strict";
import { createPools } from "../../training/generate/pools";
import { createRandom } from "../../training/generate/random";
import { fillTemplate, isHeldOut, readTemplates } from "../../training/generate/templates";
import { fewSources } from "./sources";

const sources = fewSources();
const pools = createPools(sources, () => true);
const lists = {
  places: sources.net.places,
  persons: sources.net.persons,
  words: sources.words,
  proper: sources.net.proper,
  phrases: sources.net.phrases,
  things: sources.things,
};

describe("the training templates", () => {
  for (const name of ["chat", "staff", "negatives"] as const) {
    it(`of ${name} have places that can all be filled, and say where persons stand`, () => {
      const random = createRandom(3);
      for (const template of readTemplates(name)) {
        const { text, persons } = fillTemplate(template, pools, lists, random);
        assert.ok(!/\{[A-Za-z]+\}/.test(text), text);
        for (const { start, end } of persons) assert.ok(start < end && end <= text.length, text);
        if (name === "negatives") assert.deepEqual(persons, [], text);
        else assert.ok(persons.length > 0, text);
      }
    });
  }

  it("are held out by what they are, about an eighth of them", () => {
    const all = readTemplates("chat").concat(readTemplates("staff"), readTemplates("negatives"));
    const share = all.filter(isHeldOut).length / all.length;
    assert.ok(share > 0.08 && share < 0.18, String(share));
  });
});
