import type { DataClass } from "./retention";
import { IDENTIFYING } from "./retention/identifying";
import { PSEUDONYMOUS } from "./retention/pseudonymous";

/** Tags every taggable resource carries. `DataClassification` and `Retention` follow from the data class. */
export const REQUIRED_TAGS = [
  "DataClassification",
  "Environment",
  "Owner",
  "CostCenter",
  "Retention",
] as const;

export type RequiredTag = (typeof REQUIRED_TAGS)[number];

/** PHI: identifying health or education records. Pseudonymous: keyed hashes and redacted text. Internal: no personal data. */
export const CLASSIFICATIONS = ["PHI", "Pseudonymous", "Internal"] as const;

export type Classification = (typeof CLASSIFICATIONS)[number];

/** What a class is tagged as: by the part of the manifest it stands in. */
export function classificationOf(dataClass: DataClass): Classification {
  if (Object.hasOwn(IDENTIFYING, dataClass)) return "PHI";
  return Object.hasOwn(PSEUDONYMOUS, dataClass) ? "Pseudonymous" : "Internal";
}

/** The two tags that differ per component; the rest are the provider's default tags. */
export function classTags(dataClass: DataClass): {
  DataClassification: Classification;
  Retention: DataClass;
} {
  return { DataClassification: classificationOf(dataClass), Retention: dataClass };
}

/** Further tag of a key that is meant to end while the stack goes on: the former generation of wrapping keys of subjects. */
export const ENDING_TAGS = { Lifecycle: "ending" } as const;
