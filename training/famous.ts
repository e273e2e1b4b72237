import { pairOf } from "../runtime/redaction/names/candidates";
import { CUE, cueOf } from "../runtime/redaction/names/cues";
import { hashWord } from "../runtime/redaction/names/hash";
import { partsOf } from "./lexicon";
import type { Sources } from "./sources";
import { FUNCTION_WORDS, PUBLIC_PERSONS } from "./word-lists";

/**
 * Pairs of words side by side in names of public figures. Names of WordNet whose both parts are among the most borne
 * ones (`James Brown`) are left out: more students than figures are called so.
 */
export function famousPairs({ net, artists }: Sources, entries: ReadonlyMap<number, number>): number[] {
  const pairs = new Set<number>();
  const isBorne = (first: number, last: number) =>
    ((entries.get(first) ?? 0) & 3) === 3 && (((entries.get(last) ?? 0) >> 2) & 3) === 3;
  const add = (name: string, always: boolean) => {
    const hashes = partsOf(name)
      .map(hashWord)
      .filter((hash) => cueOf(hash) !== CUE.particle && !FUNCTION_WORDS.has(hash));
    for (let at = 1; at < hashes.length; at++) {
      const [first, last] = [hashes[at - 1] as number, hashes[at] as number];
      if (always || !isBorne(first, last)) pairs.add(pairOf(first, last));
    }
  };
  for (const name of [...net.persons, ...artists]) add(name, false);
  for (const name of PUBLIC_PERSONS) add(name, true);
  return [...pairs].sort((a, b) => a - b);
}
