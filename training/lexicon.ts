import { hashWord } from "../runtime/redaction/names/hash";
import { type Entry, packEntry } from "../runtime/redaction/names/lexicon";
import type { Sources } from "./sources";
import { FUNCTION_WORDS, OFTEN_WORDS, PROPER_NOUNS, PUBLIC_PERSONS, SLANG } from "./word-lists";

const HALF_COMMON_WORDS = 20_000;
const COMMON_WORDS = 3_500;
const MOST_WORDS = 29_000;

/** What every word is known as, by its hash. */
export function buildLexicon({ firstNames, lastNames, locales, net, words }: Sources): Map<number, number> {
  const entries = new Map<number, Entry>();
  const set = (word: string, key: keyof Entry, value: number) => {
    const hash = hashWord(word);
    const entry = entries.get(hash) ?? { first: 0, last: 0, word: 0, proper: 0 };
    entry[key] = Math.max(entry[key], value);
    entries.set(hash, entry);
  };
  firstNames.forEach(({ name, count }, rank) => {
    if (count >= 350) set(name, "first", rank < 1500 ? 3 : rank < 8000 ? 2 : 1);
  });
  lastNames.forEach(({ name }, rank) => {
    if (rank < 24_500) set(name, "last", rank < 2000 ? 3 : rank < 14_000 ? 2 : 1);
  });
  for (const { first, last } of locales) {
    for (const name of first.flatMap(partsOf)) set(name, "first", 2);
    for (const name of last.flatMap(partsOf)) set(name, "last", 2);
  }
  const asWord = new Set(words);
  words.slice(0, MOST_WORDS).forEach((word, rank) => {
    set(word, "word", rank < COMMON_WORDS ? 3 : rank < HALF_COMMON_WORDS ? 2 : 1);
  });
  for (const word of SLANG) set(word, "word", 3);
  const isBorne = (name: string) => {
    const entry = entries.get(hashWord(name));
    return entry !== undefined && (entry.first === 3 || entry.last >= 2);
  };
  for (const place of net.places) {
    for (const name of partsOf(place)) if (name === place || !isBorne(name)) set(name, "proper", 1);
  }
  for (const name of PROPER_NOUNS.concat(net.proper.filter((lemma) => /^\p{Lu}/u.test(lemma))).flatMap(
    partsOf,
  )) {
    if (!asWord.has(name.toLowerCase()) && !isBorne(name)) set(name, "proper", 3);
  }
  for (const name of net.persons.concat(PUBLIC_PERSONS)) {
    const last = partsOf(name).at(-1);
    const entry = last && entries.get(hashWord(last));
    if (last && !(entry && (entry.proper === 1 || entry.first === 3 || entry.last === 3)))
      setProper(entries, last);
  }
  const frequent = new Set(firstNames.slice(0, 300).map(({ name }) => name.toLowerCase()));
  for (const word of words) {
    const entry = entries.get(hashWord(word));
    if (!entry || entry.word === 0 || (entry.first < 2 && entry.last < 3) || OFTEN_WORDS.has(word)) continue;
    // Frequencies count names too: what is a name must prove itself as a word.
    const uses = net.uses.get(word) ?? 0;
    entry.word = Math.min(entry.word, uses >= 15 ? 3 : uses >= (frequent.has(word) ? 8 : 2) ? 2 : 1);
  }
  for (const [hash, entry] of entries) {
    if (entry.word === 3) {
      if (entry.first === 1) entry.first = 0;
      if (entry.last === 1) entry.last = 0;
    }
    if (FUNCTION_WORDS.has(hash)) Object.assign(entry, { first: 0, last: 0, word: 3, proper: 0 });
  }
  return new Map([...entries].map(([hash, entry]) => [hash, packEntry(entry)]));
}

function setProper(entries: Map<number, Entry>, name: string): void {
  const hash = hashWord(name);
  const entry = entries.get(hash) ?? { first: 0, last: 0, word: 0, proper: 0 };
  entry.proper = 2;
  entries.set(hash, entry);
}

export function partsOf(name: string): string[] {
  return name.split(/[\s\-.,/()]+/u).filter((part) => part.length > 1);
}
