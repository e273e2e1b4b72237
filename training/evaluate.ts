import { decodeModel } from "../runtime/redaction/names/model";
import { findPersons } from "../runtime/redaction/names/persons";
import { createCorpus } from "./generate/corpus";
import { createRandom } from "./generate/random";
import { buildLexicon } from "./lexicon";
import type { Sources } from "./sources";
import type { Packed } from "./tagger";

export interface HeldOutFigures {
  /** Persons whose every letter and digit was found, and all persons. */
  found: number;
  persons: number;
  /** Texts without persons in which one was found, and all of those. */
  altered: number;
  texts: number;
}

/** Measures a model on texts from templates that a training with `holdOut` never saw. */
export function evaluate(sources: Sources, packed: Packed, samples: number, seed: number): HeldOutFigures {
  const model = decodeModel(packed);
  const corpus = createCorpus(sources, buildLexicon(sources), true);
  const random = createRandom(seed);
  const figures: HeldOutFigures = { found: 0, persons: 0, altered: 0, texts: 0 };
  for (let at = 0; at < samples; at++) {
    const { text, persons } = corpus.draw(random, true);
    const findings = findPersons(text, model);
    if (persons.length === 0) {
      figures.texts++;
      if (findings.length > 0) figures.altered++;
    }
    for (const { start, end } of persons) {
      figures.persons++;
      const left = [...text.slice(start, end)].filter((char, offset) => {
        const place = start + offset;
        return (
          /[\p{L}\p{N}]/u.test(char) && !findings.some((found) => found.start <= place && place < found.end)
        );
      });
      if (left.length === 0) figures.found++;
    }
  }
  return figures;
}
