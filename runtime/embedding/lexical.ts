import { EMBEDDING_DIMENSIONS } from "../../contracts/search";
import { type Embedder, normalised, type Vector } from "./embedder";

/** Longest text that is read, in characters: what follows says little new, and costs time. */
const MOST_CHARACTERS = 16_384;
/** Signs in the places of redacted values (`[PERSON]`): the same in every text, so they say nothing. */
const REDACTED = /\[[A-Z_]+\]/g;
const WORDS = /[\p{L}\p{N}]+/gu;

/** How much the features of a text weigh beside its words. */
const WEIGHT = { word: 1, pair: 0.5, piece: 0.35 };

/**
 * Embeds by spelling, not by meaning: hashed words, pairs of neighbours and three-letter pieces of words, so that texts
 * with the same or similarly spelt words lie close and synonyms do not. Deterministic and without a model: for the local
 * stack and tests.
 */
export function lexicalEmbedder(): Embedder {
  return { model: "lexical-v1", embed: async (texts) => texts.map(lexicalVector) };
}

/** The direction of a text's hashed features; undefined where it has no letter or digit. */
export function lexicalVector(text: string): Vector | undefined {
  const weights = new Map<string, number>();
  const add = (feature: string, weight: number) => weights.set(feature, (weights.get(feature) ?? 0) + weight);
  const plain = text.slice(0, MOST_CHARACTERS).replace(REDACTED, " ").normalize("NFKC").toLowerCase();
  let before: string | undefined;
  for (const [word] of plain.matchAll(WORDS)) {
    add(`w ${word}`, WEIGHT.word);
    if (before !== undefined) add(`p ${before} ${word}`, WEIGHT.pair);
    const framed = `<${word}>`;
    for (let at = 0; at + 3 <= framed.length; at++) add(framed.slice(at, at + 3), WEIGHT.piece);
    before = word;
  }
  const sums = new Array<number>(EMBEDDING_DIMENSIONS).fill(0);
  for (const [feature, weight] of weights) {
    const hash = fnv1a(feature);
    const place = (hash >>> 1) % EMBEDDING_DIMENSIONS;
    // The sign makes features that share a place cancel out on average instead of adding up.
    sums[place] = (sums[place] ?? 0) + (hash & 1 ? 1 : -1) * Math.log1p(weight);
  }
  return normalised(sums);
}

/** 32-bit FNV-1a of the text's UTF-16 code units, with a final mix: its low bits alone are poor. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
