import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { allLocales } from "@faker-js/faker";

/** Names of things, works and kinds, which are no persons. */
export function readThings(): string[] {
  const { airline, animal, book, commerce, company, food, music, science, vehicle, location } = allLocales.en;
  const lists: unknown[] = [
    airline?.airline?.map(({ name }) => name),
    ...Object.entries(animal ?? {}).map(([kind, list]) => (kind === "pet_name" ? [] : list)),
    book?.title,
    book?.series,
    book?.genre,
    commerce?.department,
    company?.buzz_noun,
    food?.dish,
    food?.ingredient,
    food?.fruit,
    food?.spice,
    food?.ethnic_category,
    music?.album,
    music?.genre,
    music?.song_name,
    (science?.["chemical_element"] as { name: string }[] | undefined)?.map(({ name }) => name),
    vehicle?.manufacturer,
    vehicle?.model,
    location?.city_name,
    location?.city_name,
  ];
  return lists
    .flat()
    .filter((thing): thing is string => typeof thing === "string" && thing.length > 2 && thing.length < 40);
}

/** Artists and authors everybody may name. */
export function readArtists(): string[] {
  const { book, music } = allLocales.en;
  return [...(book?.author ?? []), ...(music?.artist ?? [])].filter((name) =>
    /^\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]*)+$/u.test(name),
  );
}

/** Technical sentences in many languages: what the TypeScript compiler has to say. */
export function readDiagnostics(): string[] {
  const folder = dirname(require.resolve("typescript"));
  const sentences: string[] = [];
  for (const locale of readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const messages = JSON.parse(
      readFileSync(join(folder, locale.name, "diagnosticMessages.generated.json"), "utf8"),
    );
    for (const [key, message] of Object.entries(messages as Record<string, string>)) {
      if (message.length < 130) sentences.push(message.replace(/\{\d\}/g, "x"));
      if (locale.name === "de") sentences.push(key.replace(/_\d+$/, "").replaceAll("_", " "));
    }
  }
  return sentences;
}
