import { EMBEDDING_DIMENSIONS } from "../../contracts/search";

/** An embedding: `EMBEDDING_DIMENSIONS` numbers of Euclidean length 1. */
export type Vector = readonly number[];

/** Some models embed what is searched and what is searched for in different ways. */
export type Purpose = "document" | "query";

export interface Embedder {
  /** Model and version: vectors of two models cannot be compared, so every document says whose it has. */
  readonly model: string;
  /**
   * One vector a text, in their order; undefined for a text that holds nothing to embed (blank, or signs only).
   *
   * @throws EmbedderAnswer when a model's answer is not one vector a text; what a service throws
   */
  embed(texts: readonly string[], purpose: Purpose): Promise<(Vector | undefined)[]>;
}

/** A model's answer that is no embedding. Says what is wrong with its shape, never what it is about. */
export class EmbedderAnswer extends Error {
  override name = "EmbedderAnswer";
}

/** Decimals kept: well below what tells two neighbours apart, and half the bytes. */
const DECIMALS = 1e6;

/** The direction of a vector; undefined where it has none. */
export function normalised(values: readonly number[]): Vector | undefined {
  const length = Math.hypot(...values);
  if (!Number.isFinite(length) || length === 0) return undefined;
  return values.map((value) => Math.round((value / length) * DECIMALS) / DECIMALS);
}

/**
 * A model's vector in the dimensions of the index. Models whose leading numbers carry the most (Titan V2 and Cohere
 * Embed v4 are trained that way, and offer 1,024 and 512 but not 768) are cut to these and made a direction again.
 *
 * @throws EmbedderAnswer when the answer is no list of at least that many finite numbers, or has no direction
 */
export function fitted(answer: unknown): Vector {
  if (!Array.isArray(answer) || answer.length < EMBEDDING_DIMENSIONS)
    throw new EmbedderAnswer(`The model gave no list of at least ${EMBEDDING_DIMENSIONS} numbers.`);
  const kept: unknown[] = answer.slice(0, EMBEDDING_DIMENSIONS);
  if (!kept.every((value): value is number => typeof value === "number" && Number.isFinite(value)))
    throw new EmbedderAnswer("The model gave an embedding with something that is no finite number.");
  const vector = normalised(kept);
  if (!vector) throw new EmbedderAnswer("The model gave an embedding without a direction.");
  return vector;
}

/** Applies `embedAll` to the texts that hold something, and puts the vectors in the texts' places. */
export async function embedFilled(
  texts: readonly string[],
  embedAll: (filled: string[]) => Promise<Vector[]>,
): Promise<(Vector | undefined)[]> {
  const filled = texts.filter((text) => text.trim() !== "");
  const vectors = filled.length === 0 ? [] : await embedAll(filled);
  if (vectors.length !== filled.length)
    throw new EmbedderAnswer(`The model gave ${vectors.length} embeddings for ${filled.length} texts.`);
  let next = 0;
  return texts.map((text) => (text.trim() === "" ? undefined : vectors[next++]));
}
