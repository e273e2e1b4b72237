import { hashWord } from "../../runtime/redaction/names/hash";
import { anyName, fullName } from "./names";
import type { NamePools } from "./pools";
import type { Random } from "./random";
import type { Sample } from "./templates";

/** Places in plain sentences where a name may stand instead of what does. */
const PLACES: readonly [RegExp, string][] = [
  [/^(?:he|she)(?= [a-z])/, ""],
  [/^(?:the (?:boy|girl|man|woman|child|student|teacher|patient|player))(?= [a-z]+(?:ed|s)\b)/, ""],
  [/(?<=\b(?:and|that|when|because|if|but) )(?:he|she)(?= [a-z])/, ""],
  [/(?<= )him(?=$|[.,!?]| (?:to|for|with|from|by|in|on|and|at|out|up|away)\b)/, ""],
  [
    /(?<=\b(?:told|asked|gave|saw|hit|loved|helped|met|with|to|for|from|of|by|about) )(?:him|her)(?=$|[.,!?]| (?:to|for|with|from|and|that|at|out|up)\b)/,
    "",
  ],
  [/(?<= )(?:his|her)(?= [a-z]{4,})/, "'s"],
  [/^(?:his|her)(?= [a-z]{4,})/, "'s"],
];

/** The sentence with a person in a place of a pronoun or a general noun; nothing where it has none. */
export function withPerson(sentence: string, pools: NamePools, random: Random): Sample | undefined {
  const fitting = PLACES.filter(([pattern]) => pattern.test(sentence));
  if (fitting.length === 0) return undefined;
  const [pattern, ending] = random.pick(fitting);
  const match = pattern.exec(sentence) as RegExpExecArray;
  const name = random.chance(0.7) ? anyName(pools, random) : fullName(pools, random);
  const start = match.index;
  const text = sentence.slice(0, start) + name + ending + sentence.slice(start + match[0].length);
  return { text, persons: [{ start, end: start + name.length }] };
}

/** Sentences without persons: those with a capital where a first name might be meant are left out. */
export function withoutPersons(sentences: readonly string[], entries: ReadonlyMap<number, number>): string[] {
  return sentences.filter((sentence) => {
    for (const [word] of sentence.matchAll(/\p{Lu}[\p{L}'’]+/gu)) {
      const bits = entries.get(hashWord(word.replace(/['’]s$/, ""))) ?? 0;
      if ((bits & 3) >= 1 || ((bits >> 2) & 3) >= 2 || bits === 0 || bits >> 6 === 2) return false;
    }
    return !/^(?:Mr|Mrs|Dr|Ms)\b/.test(sentence);
  });
}
