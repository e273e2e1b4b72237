import { EMBEDDING_DIMENSIONS } from "../../../../contracts/search";
import { normalised, type Vector } from "../../../../runtime/embedding/embedder";

/** Directions that gather round some centres, as texts do round topics; the same in every run. */
export function vectorsOf(
  stored: number,
  asked: number,
  centres = 200,
): { stored: Vector[]; asked: Vector[] } {
  const random = gaussian(20_26);
  const draw = (length: number) => Array.from({ length }, random);
  const middles = Array.from({ length: centres }, () => draw(EMBEDDING_DIMENSIONS));
  const near = () => {
    const middle = middles[Math.floor(uniform() * centres)] ?? [];
    return normalised(middle.map((value) => value + 0.8 * random())) as Vector;
  };
  const uniform = mulberry(7);
  return {
    stored: Array.from({ length: stored }, near),
    asked: Array.from({ length: asked }, near),
  };
}

/** Positions of the vectors with the largest cosine, by looking at every one. */
export function exactNearest(stored: readonly Vector[], asked: Vector, count: number): number[] {
  const scores = stored.map((vector) => {
    let sum = 0;
    for (let at = 0; at < vector.length; at++) sum += (vector[at] as number) * (asked[at] as number);
    return sum;
  });
  return scores
    .map((_, position) => position)
    .sort((a, b) => (scores[b] as number) - (scores[a] as number))
    .slice(0, count);
}

/** Share of the true neighbours that were found. */
export function recallOf(found: readonly number[], truly: readonly number[]): number {
  return truly.filter((position) => found.includes(position)).length / truly.length;
}

/** Value below which so many of a hundred lie. */
export function percentile(values: readonly number[], of100: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((of100 / 100) * sorted.length) - 1)] ?? Number.NaN;
}

function gaussian(seed: number): () => number {
  const uniform = mulberry(seed);
  return () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** A small generator of numbers from 0 to 1. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
