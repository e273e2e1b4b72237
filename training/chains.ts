import { extract, features } from "../runtime/redaction/names/features";
import type { Lexicon } from "../runtime/redaction/names/lexicon";
import { tokenise } from "../runtime/redaction/names/tokens";
import { describe, readEntries } from "../runtime/redaction/names/words";
import type { Chain } from "./crf";
import type { Random } from "./generate/random";
import type { Sample } from "./generate/templates";

/** How often all of a text's names, and any other word, count as unknown, so that the tagger learns to do without the lexicon. */
const UNKNOWN_NAMES = 0.2;
const UNKNOWN_WORDS = 0.03;

/** The chains of a sample, as the tagger meets them. */
export function chainsOf(sample: Sample, lexicon: Lexicon, random?: Random): Chain[] {
  const tokens = tokenise(sample.text);
  const entry = readEntries(sample.text, tokens, lexicon);
  const gold = new Uint8Array(tokens.count);
  let person = 0;
  const forget = random?.chance(UNKNOWN_NAMES);
  for (let at = 0; at < tokens.count; at++) {
    const start = tokens.start[at] as number;
    while (person < sample.persons.length && (sample.persons[person]?.end as number) <= start) person++;
    const span = sample.persons[person];
    if (span && span.start < (tokens.end[at] as number)) gold[at] = 1;
    const isWord = ((entry[at] as number) >> 4) & 3;
    if (gold[at] && forget && !isWord) entry[at] = 0;
    if (!gold[at] && random?.chance(UNKNOWN_WORDS)) entry[at] = 0;
  }
  const words = describe(tokens, lexicon);
  const chains: Chain[] = [];
  for (let at = 0; at < tokens.count; ) {
    if (!words.candidate[at]) {
      at++;
      continue;
    }
    const slots: number[] = [];
    const own = [0];
    const joint: number[] = [];
    const from = at;
    for (; at < tokens.count && words.candidate[at]; at++) {
      extract(tokens, words, at);
      for (let slot = 0; slot < features.all; slot++) slots.push(features.slots[slot] as number);
      joint.push((own.at(-1) as number) + features.own);
      own.push(slots.length);
    }
    chains.push({
      slots: Int32Array.from(slots),
      own: Int32Array.from(own),
      joint: Int32Array.from(joint),
      gold: gold.slice(from, at),
    });
  }
  return chains;
}
