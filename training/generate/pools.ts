import { hashWord } from "../../runtime/redaction/names/hash";
import type { Sources } from "../sources";
import { FUNCTION_WORDS } from "../word-lists";

/** Where names for sentences are drawn from. */
export interface NamePools {
  first: string[];
  last: string[];
  /** Rarer ones. */
  rareFirst: string[];
  rareLast: string[];
  /** First names that are words too. */
  wordFirst: string[];
  /** Names of other locales in Latin letters, and in other scripts. */
  latin: { first: string[]; last: string[] }[];
  script: { locale: string; first: string[]; last: string[] }[];
}

/** Names by how they are drawn; those of the locale `en` are left out, as the first two lists hold them. */
export function createPools(
  { firstNames, lastNames, locales }: Sources,
  isWord: (name: string) => boolean,
): NamePools {
  const given = firstNames.map(({ name }) => name);
  const family = lastNames.map(({ name }) => name);
  const pools: NamePools = {
    first: given.slice(0, 1200),
    last: family.slice(0, 1500),
    rareFirst: given.slice(1200, 14_000),
    rareLast: family.slice(1500, 30_000),
    wordFirst: given
      .slice(0, 3500)
      .filter((name) => isWord(name.toLowerCase()) && !FUNCTION_WORDS.has(hashWord(name))),
    latin: [],
    script: [],
  };
  for (const { locale, first, last } of locales) {
    if (locale === "en" || first.length === 0) continue;
    const isLatin = /^[\p{Script=Latin}\p{M}\s'’.-]+$/u.test(first.slice(0, 40).join(" "));
    const family = last.length > 0 ? last : first;
    if (isLatin) pools.latin.push({ first, last: family });
    else pools.script.push({ locale, first, last: family });
  }
  return pools;
}
