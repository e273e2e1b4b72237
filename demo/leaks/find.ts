import { createHash } from "node:crypto";
import { ValueIndex } from "./index-of-values";
import { textLayers } from "./layers";
import type { Planted } from "./planted";
import type { PersonalKind } from "./shapes";

/** A personal value found where it must not be. Holds no value: the report itself must not leak. */
export interface Leak {
  kind: PersonalKind;
  /** First 12 hex digits of the value's SHA-256, to find its line with. */
  hash: string;
  /** Store and position, such as `s3://bucket/key` or `log group /aws/lambda/x`. */
  place: string;
}

/** Something stored outside the interaction path and the quarantine. */
export interface StoredText {
  place: string;
  content: Buffer;
}

/** Looks for every planted value in every text and its layers; a value counts once a place. */
export function createLeakFinder(values: readonly Planted[]): (stored: StoredText) => Leak[] {
  const index = new ValueIndex<Planted>();
  for (const planted of values) for (const form of formsOf(planted)) index.add(form, planted);
  return ({ place, content }) => {
    const found = new Set<Planted>(index.find(place));
    for (const text of textLayers(content)) for (const planted of index.find(text)) found.add(planted);
    const shown = index.find(place).size > 0 ? `a key or name of ${place.split("/")[2] ?? "a store"}` : place;
    return [...found].map((planted) => leakOf(planted, shown));
  };
}

export function leakOf({ kind, value }: Planted, place: string): Leak {
  return { kind, hash: createHash("sha256").update(value).digest("hex").slice(0, 12), place };
}

/** A number may have lost its separators on the way: its digits alone count as well. */
function formsOf({ kind, value }: Planted): string[] {
  if (kind !== "phone" && kind !== "ssn" && kind !== "card") return [value];
  return [value, value.replace(/\D/g, "")];
}
