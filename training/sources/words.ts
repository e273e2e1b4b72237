import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fetchPackage } from "./fetch";
import { PACKAGES } from "./packages";

/** English words, the most frequent first. Names that are no words as well are left out. */
export function readWords(lemmas: ReadonlySet<string>): string[] {
  const known = new Set<string>(
    JSON.parse(readFileSync(join(fetchPackage(PACKAGES.words), "package", "index.json"), "utf8")),
  );
  const file = join(fetchPackage(PACKAGES.frequencies), "symspellpy", "frequency_dictionary_en_82_765.txt");
  return readFileSync(file, "utf8")
    .replace(/^\uFEFF/, "")
    .split("\n")
    .map((line) => line.split(" ")[0] as string)
    .filter((word) => known.has(word) || lemmas.has(word) || word === "a" || word === "i");
}
