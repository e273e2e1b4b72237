/** A run of words the tagger is asked about, side by side: features of each, and which are of a name. */
export interface Chain {
  /** Slots of all words, one after the other; for word i own features from `own[i]`, joint ones from `joint[i]`. */
  slots: Int32Array;
  own: Int32Array;
  joint: Int32Array;
  gold: Uint8Array;
}

const softPlus = (a: number, b: number) =>
  a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));

export interface TrainingOptions {
  epochs: number;
  rate: number;
  /** Weight decay per step, relative to the rate. */
  decay: number;
  /** Cost of taking a word for a name that is none, relative to missing one. */
  caution: number;
}

/**
 * Weights of a linear-chain conditional random field with two states, by AdaGrad on the likelihood: a word outside of
 * names scores 0, a word inside the sum of its own weights, and of its joint ones where the word before is inside too.
 */
export function trainCrf(
  chains: readonly Chain[],
  size: number,
  order: (count: number) => Int32Array,
  options: TrainingOptions,
): Float32Array {
  const weights = new Float32Array(size);
  const squares = new Float32Array(size).fill(1e-4);
  const longest = chains.reduce((most, { gold }) => Math.max(most, gold.length), 1);
  const scores = new Float64Array(longest);
  const links = new Float64Array(longest);
  const forth = new Float64Array(2 * longest);
  const back = new Float64Array(2 * longest);
  const step = (slot: number, gradient: number) => {
    const weight = weights[slot] as number;
    const slope = gradient - options.decay * weight;
    squares[slot] = (squares[slot] as number) + slope * slope;
    weights[slot] = weight + (options.rate * slope) / Math.sqrt(squares[slot] as number);
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (const index of order(chains.length)) {
      const { slots, own, joint, gold } = chains[index] as Chain;
      const count = gold.length;
      for (let at = 0; at < count; at++) {
        let score = 0;
        let link = 0;
        for (let slot = own[at] as number; slot < (joint[at] as number); slot++)
          score += weights[slots[slot] as number] as number;
        for (let slot = joint[at] as number; slot < (own[at + 1] as number); slot++)
          link += weights[slots[slot] as number] as number;
        // What is no name counts as if it scored higher than it does: it takes a margin to be called none.
        scores[at] = gold[at] ? score - options.caution : score + options.caution;
        links[at] = at === 0 ? 0 : link;
      }
      forth[0] = 0;
      forth[1] = scores[0] as number;
      for (let at = 1; at < count; at++) {
        const [out, inside] = [forth[2 * at - 2] as number, forth[2 * at - 1] as number];
        forth[2 * at] = softPlus(out, inside);
        forth[2 * at + 1] = (scores[at] as number) + softPlus(out, inside + (links[at] as number));
      }
      back[2 * count - 2] = 0;
      back[2 * count - 1] = 0;
      for (let at = count - 2; at >= 0; at--) {
        const [out, inside] = [
          back[2 * at + 2] as number,
          (back[2 * at + 3] as number) + (scores[at + 1] as number),
        ];
        back[2 * at] = softPlus(out, inside);
        back[2 * at + 1] = softPlus(out, inside + (links[at + 1] as number));
      }
      const total = softPlus(forth[2 * count - 2] as number, forth[2 * count - 1] as number);
      for (let at = 0; at < count; at++) {
        const isName = Math.exp((forth[2 * at + 1] as number) + (back[2 * at + 1] as number) - total);
        const gradient = (gold[at] as number) - isName;
        if (Math.abs(gradient) > 0.002) {
          for (let slot = own[at] as number; slot < (joint[at] as number); slot++)
            step(slots[slot] as number, gradient);
        }
        if (at === 0) continue;
        const both = Math.exp(
          (forth[2 * at - 1] as number) +
            (links[at] as number) +
            (scores[at] as number) +
            (back[2 * at + 1] as number) -
            total,
        );
        const jointGradient = (gold[at] && gold[at - 1] ? 1 : 0) - both;
        if (Math.abs(jointGradient) > 0.002) {
          for (let slot = joint[at] as number; slot < (own[at + 1] as number); slot++)
            step(slots[slot] as number, jointGradient);
        }
      }
    }
  }
  return weights;
}
