import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { evaluate, type HeldOutFigures } from "./evaluate";
import { hashInputs, MODEL_FILE, packageVersions, RECORD_FILE, sha256, type TrainingRecord } from "./record";
import { readSources } from "./sources";
import { type Packed, type Recipe, trainTagger } from "./tagger";

/** What a training may be told; the rest of its recipe is fixed. */
export type TrainingOptions = Pick<Recipe, "samples" | "epochs">;

/**
 * Trains the tagger and writes its model and the record of what it was made of.
 *
 * @returns SHA-256 of the model
 */
export function train(options: TrainingOptions, log: (line: string) => void): string {
  const recipe = recipeOf(options, false);
  return write(trainTagger(readSources(), recipe, log), recipe);
}

/** Trains without an eighth of the templates and measures on those; writes nothing. */
export function trainHeldOut(options: TrainingOptions, log: (line: string) => void): HeldOutFigures {
  const recipe = recipeOf(options, true);
  const sources = readSources();
  return evaluate(sources, trainTagger(sources, recipe, log), 10_000, recipe.seed + 1);
}

function recipeOf({ samples, epochs }: TrainingOptions, holdOut: boolean): Recipe {
  return { seed: 20_261, samples, epochs, holdOut, bias: 0 };
}

function write(packed: Packed, recipe: Recipe): string {
  const text = `${JSON.stringify(packed)}\n`;
  mkdirSync(dirname(MODEL_FILE), { recursive: true });
  writeFileSync(MODEL_FILE, text);
  const record: TrainingRecord = {
    recipe,
    model: sha256(text),
    inputs: hashInputs(),
    packages: packageVersions(),
  };
  writeFileSync(RECORD_FILE, `${JSON.stringify(record, null, 2)}\n`);
  return record.model;
}
