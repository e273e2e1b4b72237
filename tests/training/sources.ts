import type { Sources } from "../../training/sources";
import { readLocales } from "../../training/sources/names";

/** Few sources, of what is installed alone: enough to train a small tagger in a second or two. */
export function fewSources(): Sources {
  const locales = readLocales().filter(({ locale }) => ["en", "de", "es", "ru", "ja"].includes(locale));
  const first = locales.flatMap((names) => names.first).filter((name) => /^[A-Za-z]+$/.test(name));
  const last = locales.flatMap((names) => names.last).filter((name) => /^[A-Za-z]+$/.test(name));
  const words =
    `the a is was my friend said hope will mark grace school test class math homework today teacher and to of in
    on at it we i you they need want lunch bus game late room book song`.split(/\s+/);
  return {
    firstNames: first.slice(0, 1800).map((name, rank) => ({ name, count: 10_000 - rank })),
    lastNames: last.slice(0, 2000).map((name, rank) => ({ name, count: 2000 - rank })),
    locales,
    words,
    net: {
      uses: new Map([["mark", 40]]),
      words: new Set(words),
      persons: ["Isaac Newton", "Marie Curie"],
      places: ["Paris", "Ohio", "Lima"],
      proper: ["Christmas", "French Revolution"],
      phrases: ["cell wall", "prime number"],
      examples: [
        "he was late for class",
        "mark the right answer",
        "we saw the game with him",
        "the test was hard",
      ],
      definitions: ["a room where a class meets in the morning"],
    },
    things: ["Golden Retriever", "tofu"],
    artists: ["Nina Simone"],
    diagnostics: ["Cannot find the module."],
  };
}
