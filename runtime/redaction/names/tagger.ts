import { extract, features } from "./features";
import type { Tokens } from "./token-arrays";
import type { Words } from "./word-arrays";

let size = 1024;
let tags = new Uint8Array(size);

/**
 * Tags every word as part of a person's name (1) or not (0): the best sequence under the weights, in one pass forwards
 * and one back.
 *
 * @param bias what a word must score above
 */
export function tag(tokens: Tokens, words: Words, weights: Int8Array, bias: number): Uint8Array {
  const { count } = tokens;
  if (count > size) {
    size = count + 1024;
    tags = new Uint8Array(size);
  }
  let outside = 0;
  let inside = -1e9;
  for (let at = 0; at < count; at++) {
    if (words.candidate[at] === 0) {
      tags[at] = inside > outside ? 2 : 0;
      if (inside > outside) outside = inside;
      inside = -1e9;
      continue;
    }
    extract(tokens, words, at);
    const { slots } = features;
    let score = -bias;
    let slot = 0;
    for (; slot < features.own; slot++) score += weights[slots[slot] as number] as number;
    let link = 0;
    for (; slot < features.all; slot++) link += weights[slots[slot] as number] as number;
    const fromInside = inside + link;
    // Bit 0: an inside word comes best from an inside word; bit 1: an outside word does.
    tags[at] = (fromInside > outside ? 1 : 0) | (inside > outside ? 2 : 0);
    const nextInside = score + (fromInside > outside ? fromInside : outside);
    if (inside > outside) outside = inside;
    inside = nextInside;
  }
  let state = inside > outside ? 1 : 0;
  for (let at = count - 1; at >= 0; at--) {
    const came = tags[at] as number;
    tags[at] = state;
    state = state === 1 ? came & 1 : came >> 1;
  }
  return tags;
}
