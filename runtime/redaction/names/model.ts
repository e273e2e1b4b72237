import { Buffer } from "node:buffer";
import packed from "./generated/model.json";
import { decodeLexicon, type Lexicon } from "./lexicon";

export interface Model {
  lexicon: Lexicon;
  weights: Int8Array;
  /** What a word must score above, in units of the weights. */
  bias: number;
}

/** The character that stands for a weight of 0, and the farthest a weight may be from it: all are printable ASCII. */
export const ZERO = 0x50;
export const FARTHEST = 0x2e;

let model: Model | undefined;

/** The trained model; decoded when it is first asked for. */
export function loadModel(): Model {
  model ??= decodeModel(packed);
  return model;
}

export function decodeModel({ lexicon, weights, bias }: typeof packed): Model {
  return { lexicon: decodeLexicon(lexicon), weights: decodeWeights(weights), bias };
}

/**
 * Weights are one character each, which deflates to what they hold. The quotation mark and the backslash stand for their
 * neighbours.
 */
export function encodeWeights(weights: Int8Array): string {
  return Array.from(weights, (weight) => {
    const unit = ZERO + Math.max(-FARTHEST, Math.min(FARTHEST, weight));
    return String.fromCharCode(unit === 0x22 || unit === 0x5c ? unit + 1 : unit);
  }).join("");
}

function decodeWeights(text: string): Int8Array {
  const bytes = Buffer.from(text, "latin1");
  const weights = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < weights.length; at++) weights[at] = (weights[at] as number) - ZERO;
  return weights;
}
