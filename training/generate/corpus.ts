import { hashWord } from "../../runtime/redaction/names/hash";
import { partsOf } from "../lexicon";
import type { Sources } from "../sources";
import { PUBLIC_PERSONS } from "../word-lists";
import { withoutPersons, withPerson } from "./carriers";

import { disturb, join, withBarriers } from "./noise";
import { createPools } from "./pools";
import type { Random } from "./random";
import type { SlotLists } from "./slots";
import { fillTemplate, isHeldOut, readTemplates, type Sample } from "./templates";

export interface Corpus {
  /** A new sample from templates used in training, or from those held out. */
  draw(random: Random, heldOut: boolean): Sample;
}

/** What samples are drawn from. */
export function createCorpus(
  sources: Sources,
  entries: ReadonlyMap<number, number>,
  holdOut: boolean,
): Corpus {
  const { net, artists, diagnostics } = sources;
  const isWord = (name: string) => (((entries.get(hashWord(name)) ?? 0) >> 4) & 3) >= 1;
  const pools = createPools(sources, isWord);
  const persons = [...net.persons, ...artists].filter(
    (name) =>
      /^\p{Lu}\p{Ll}+(?: (?:\p{Lu}\.? )?\p{Lu}\p{Ll}+)*$/u.test(name) &&
      name.length > 4 &&
      !isBorne(name, entries),
  );
  const lists: SlotLists = {
    places: net.places.filter((name) => partsOf(name).length <= 2 && /^\p{Lu}/u.test(name)),
    persons: persons.concat(PUBLIC_PERSONS, PUBLIC_PERSONS, PUBLIC_PERSONS),
    proper: net.proper.filter((name) => /^\p{Lu}/u.test(name) && name.length < 28),
    phrases: net.phrases,
    things: sources.things,
    words: [...net.words].filter((word) => /^[a-z]{3,12}$/.test(word)),
  };
  const plain = withoutPersons(net.examples, entries);
  const definitions = withoutPersons(net.definitions, entries);
  /** Sentences with a word that is a first name elsewhere. */
  const ambiguous = plain.filter((sentence) => {
    const words = sentence.match(/[a-z]{3,}/g) ?? [];
    return words.some((word) => ((entries.get(hashWord(word)) ?? 0) & 3) >= 2);
  });
  const split = (name: "chat" | "staff" | "negatives") => {
    const all = readTemplates(name);
    return [holdOut ? all.filter((template) => !isHeldOut(template)) : all, all.filter(isHeldOut)] as const;
  };
  const [chat, staff, negatives] = [split("chat"), split("staff"), split("negatives")];

  function one(random: Random, heldOut: boolean): Sample {
    const side = heldOut ? 1 : 0;
    const roll = random.next();
    const from = (templates: readonly (readonly string[])[]) =>
      fillTemplate(random.pick(templates[side] as string[]), pools, lists, random);
    if (roll < 0.27) return from(chat);
    if (roll < 0.46) return from(staff);
    if (roll < 0.75) return from(negatives);
    const sentence = random.pick(random.chance(0.5) ? ambiguous : plain);
    if (roll > 0.97) return { text: random.pick(diagnostics), persons: [] };
    if (roll > 0.93) return { text: random.pick(definitions), persons: [] };
    if (roll < 0.85) return withPerson(sentence, pools, random) ?? from(negatives);
    return { text: sentence, persons: [] };
  }

  return {
    draw(random, heldOut) {
      let sample = one(random, heldOut);
      if (random.chance(0.06)) sample = withBarriers(sample, random);
      sample = disturb(sample, random);
      if (random.chance(0.2)) sample = join(sample, disturb(one(random, heldOut), random), random);
      return sample;
    },
  };
}

/** Whether so many are called so that the name says nothing of a public figure. */
function isBorne(name: string, entries: ReadonlyMap<number, number>): boolean {
  const bits = name.split(" ").map((part) => entries.get(hashWord(part)) ?? 0);
  const [first = 0, last = first] = [bits[0], bits.at(-1)];
  return (
    ((first & 3) >= 2 || bits.length === 1) &&
    (((last >> 2) & 3) === 3 || (bits.length === 1 && (last & 3) >= 2))
  );
}
