import { FIXED, KNOWN_PLACES } from "./choices";
import { machineId, madeUp, randomLetters, titled } from "./made-up";
import { anyName, firstName, fullName, lastFirst, lastName, scriptName } from "./names";
import type { NamePools } from "./pools";
import type { Random } from "./random";

/** Lists that fill places of templates which are no persons. */
export interface SlotLists {
  places: string[];
  persons: string[];
  words: string[];
  proper: string[];
  phrases: string[];
  things: string[];
}

/** Fills one place of a template. */
export function fillSlot(slot: string, pools: NamePools, lists: SlotLists, random: Random): string {
  switch (slot) {
    case "P":
      return anyName(pools, random);
    case "F":
      return cased(firstName(pools, random), random);
    case "L":
      return cased(lastName(pools, random), random);
    case "N":
      return cased(fullName(pools, random), random);
    case "R":
      return lastFirst(pools, random);
    case "S":
      return scriptName(pools, random);
    case "abbr":
      return Array.from({ length: 2 + random.below(4) }, () =>
        String.fromCharCode(65 + random.below(26)),
      ).join("");
    case "num":
      return String(1 + random.below(random.pick([10, 40, 100, 2000])));
    case "year":
      return String(1750 + random.below(280));
    case "id":
      return `${random.pick(["", "S", "A", "STU-", "s"])}${10_000 + random.below(9_000_000)}`;
    case "phone":
      return `${200 + random.below(700)}-${200 + random.below(700)}-${1000 + random.below(9000)}`;
    case "email":
      return `${random.pick(["info", "office", "jsmith", "kelly.r", "t_jones"])}@${random.pick(["example.com", "school.edu", "mail.org"])}`;
    case "date":
      return `${1 + random.below(12)}/${1 + random.below(28)}/${random.pick(["26", "2025", "2011", "08"])}`;
    case "place":
      return random.pick(random.chance(0.55) ? KNOWN_PLACES : lists.places);
    case "public":
      return random.pick(lists.persons);
    case "eponym":
      return lastName(pools, random);
    case "machine":
      return machineId(random);
    case "rand":
      return randomLetters(random);
    case "wname":
      return random.pick(pools.wordFirst).toLowerCase();
    case "Wname":
      return random.pick(pools.wordFirst);
    case "item":
      return random.pick(lists.things);
    case "proper":
      return random.pick(lists.proper);
    case "noun":
      return random.pick(lists.phrases);
    case "Noun":
      return titled(random.pick(lists.phrases));
    case "Word":
      return titled(random.pick(lists.words));
    case "made":
      return madeUp(random);
    case "word":
      return random.pick(lists.words);
    case "emoji":
      return random.pick(["😭", "😂", "🙄", "❤️", "💀", "🥺", "👋", "😡"]);
    default: {
      const options = FIXED[slot];
      if (!options) throw new Error(`There is no slot {${slot}}.`);
      return random.pick(options);
    }
  }
}

function cased(name: string, random: Random): string {
  const roll = random.next();
  return roll < 0.14 ? name.toLowerCase() : roll < 0.19 ? name.toUpperCase() : name;
}

/** Slots whose words are those of a person. */
export const PERSON_SLOTS: ReadonlySet<string> = new Set(["P", "F", "L", "N", "R", "S"]);
