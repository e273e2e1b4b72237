import { WEIGHT_BITS } from "../runtime/redaction/names/features";
import { FAMOUS_PAIR } from "../runtime/redaction/names/lexicon";
import { encodeWeights } from "../runtime/redaction/names/model";
import { chainsOf } from "./chains";
import { trainCrf } from "./crf";
import { famousPairs } from "./famous";
import { buildFuse } from "./fuse";
import { createCorpus } from "./generate/corpus";
import { createRandom, type Random } from "./generate/random";
import { buildLexicon } from "./lexicon";
import type { Sources } from "./sources";

/** Units of a packed weight to one of the model. */
const SCALE = 6;

export interface Recipe {
  seed: number;
  /** Texts drawn. */
  samples: number;
  epochs: number;
  /** Whether the templates held out are left out of training. */
  holdOut: boolean;
  /** What a word must score above, in units of the packed weights. */
  bias: number;
}

export interface Packed {
  /** Base64 of the lexicon's 16-bit cells. */
  lexicon: string;
  /** See `encodeWeights`. */
  weights: string;
  bias: number;
}

/** Builds the lexicon and trains the tagger. The same sources and recipe give the same model, byte for byte. */
export function trainTagger(
  sources: Sources,
  recipe: Recipe,
  log: (line: string) => void = () => {},
): Packed {
  const entries = buildLexicon(sources);
  const pairs = famousPairs(sources, entries);
  const cells = buildFuse(new Map([...entries, ...pairs.map((pair) => [pair, FAMOUS_PAIR] as const)]));
  log(`${entries.size} words and ${pairs.length} pairs in ${cells.byteLength} bytes`);
  const corpus = createCorpus(sources, entries, recipe.holdOut);
  const random = createRandom(recipe.seed);
  const chains = [];
  for (let at = 0; at < recipe.samples; at++) {
    chains.push(...chainsOf(corpus.draw(random, false), { cells }, random));
  }
  log(`${chains.length} chains of words`);
  const weights = trainCrf(chains, 1 << WEIGHT_BITS, (count) => shuffled(count, random), {
    epochs: recipe.epochs,
    rate: 0.12,
    decay: 0.0004,
    caution: 0.6,
  });
  const packed = Int8Array.from(weights, (weight) =>
    Math.max(-127, Math.min(127, Math.round(weight * SCALE))),
  );
  log(`${packed.filter((weight) => weight !== 0).length} weights`);
  return {
    lexicon: Buffer.from(cells.buffer).toString("base64"),
    weights: encodeWeights(packed),
    bias: recipe.bias,
  };
}

function shuffled(count: number, random: Random): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = random.below(at + 1);
    [order[at], order[other]] = [order[other] as number, order[at] as number];
  }
  return order;
}
