import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hashWord } from "../../runtime/redaction/names/hash";
import { lookUp } from "../../runtime/redaction/names/lexicon";
import { buildFuse } from "../../training/fuse";
import {
  hashInputs,
  MODEL_FILE,
  packageVersions,
  RECORD_FILE,
  sha256,
  type TrainingRecord,
} from "../../training/record";
import { type Recipe, trainTagger } from "../../training/tagger";
import { fewSources } from "./sources";

const RECIPE: Recipe = { seed: 7, samples: 400, epochs: 2, holdOut: true, bias: 0 };
const RETRAIN = "run `npm run train` and commit what it writes";

describe("the training of the tagger", () => {
  it("gives the same model, byte for byte, from the same sources and recipe", () => {
    const sources = fewSources();
    const one = trainTagger(sources, RECIPE);
    assert.deepEqual(trainTagger(fewSources(), RECIPE), one);
    assert.notEqual(trainTagger(sources, { ...RECIPE, seed: 8 }).weights, one.weights);
  });

  it("is recorded with what the committed model was made from", () => {
    const record: TrainingRecord = JSON.parse(readFileSync(RECORD_FILE, "utf8"));
    assert.equal(
      sha256(readFileSync(MODEL_FILE)),
      record.model,
      `The model is not the recorded one: ${RETRAIN}.`,
    );
    assert.deepEqual(
      hashInputs(),
      record.inputs,
      `Templates or lists have changed since the training: ${RETRAIN}.`,
    );
    assert.deepEqual(
      packageVersions(),
      record.packages,
      `Packages have changed since the training: ${RETRAIN}.`,
    );
  });
});

describe("the lexicon's cells", () => {
  const words = Array.from(
    { length: 5000 },
    (_, at) => `word${String.fromCharCode(97 + (at % 26))}x${at.toString(36)}q`,
  );
  const entries = new Map(words.map((word, at) => [hashWord(word), (at % 255) + 1]));
  const lexicon = { cells: buildFuse(entries) };

  it("give back every word's byte", () => {
    for (const [hash, byte] of entries) assert.equal(lookUp(lexicon, hash), byte);
  });

  it("know few words that were never put in", () => {
    const strangers = Array.from({ length: 20_000 }, (_, at) => hashWord(`stranger${at.toString(36)}z`));
    const known = strangers.filter((hash) => lookUp(lexicon, hash) !== 0).length;
    assert.ok(known < 160, `${known} of 20,000`);
  });
});
