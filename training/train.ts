import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WEIGHT_BITS } from "../runtime/redaction/names/features";
import { hashWord } from "../runtime/redaction/names/hash";
import { FAMOUS_PAIR } from "../runtime/redaction/names/lexicon";
import { encodeWeights } from "../runtime/redaction/names/model";
import { chainsOf } from "./chains";
import { trainCrf } from "./crf";
import { famousPairs } from "./famous";
import { buildFuse } from "./fuse";
import { readCorpus } from "./generate/corpus";
import { createRandom } from "./generate/random";
import { buildLexicon } from "./lexicon";
import { readWordNet } from "./sources/wordnet";

const SEED = 20_261;
/** Units of an 8-bit weight to one of the model. */
const SCALE = 6;

export interface Recipe {
  samples: number;
  epochs: number;
  /** Leave an eighth of the templates out. */
  holdOut: boolean;
}

export interface Model {
  /** Base64 of the lexicon's 16-bit cells. */
  lexicon: string;
  /** See `encodeWeights`. */
  weights: string;
  bias: number;
  recipe: Recipe;
}

export function train(recipe: Recipe, log: (line: string) => void): Model {
  const net = readWordNet();
  const entries = buildLexicon(net);
  const pairs = famousPairs(net, entries);
  const cells = buildFuse(new Map([...entries, ...pairs.map((pair) => [pair, FAMOUS_PAIR] as const)]));
  log(`${entries.size} words in ${cells.byteLength} bytes, ${pairs.length} pairs`);
  const isWord = (name: string) => (((entries.get(hashWord(name)) ?? 0) >> 4) & 3) >= 1;
  const corpus = readCorpus(net, entries, isWord, recipe.holdOut);
  const lexicon = { cells };
  const random = createRandom(SEED);
  const chains = [];
  for (let at = 0; at < recipe.samples; at++)
    chains.push(...chainsOf(corpus.draw(random, false), lexicon, random));
  log(`${chains.length} chains`);
  const weights = trainCrf(chains, 1 << WEIGHT_BITS, shuffled, {
    epochs: recipe.epochs,
    rate: 0.12,
    decay: 0.0004,
    caution: 0.6,
  });
  const packed = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight * SCALE))),
  );
  log(`${packed.filter((weight) => weight !== 0).length} weights`);

  function shuffled(count: number): Int32Array {
    const order = Int32Array.from({ length: count }, (_, at) => at);
    for (let at = count - 1; at > 0; at--) {
      const other = random.below(at + 1);
      [order[at], order[other]] = [order[other] as number, order[at] as number];
    }
    return order;
  }
  return {
    lexicon: Buffer.from(cells.buffer).toString("base64"),
    weights: encodeWeights(packed),
    bias: 0,
    recipe,
  };
}

if (require.main === module) {
  const holdOut = process.argv.includes("--hold-out");
  const samples = Number(process.env["SAMPLES"] ?? 60_000);
  const model = train({ samples, epochs: Number(process.env["EPOCHS"] ?? 6), holdOut }, console.error);
  const folder = join(__dirname, "..", "runtime", "redaction", "names", "generated");
  mkdirSync(folder, { recursive: true });
  const text = `${JSON.stringify(model)}\n`;
  writeFileSync(join(folder, "model.json"), text);
  console.error(createHash("sha256").update(text).digest("hex"));
}
