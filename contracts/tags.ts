import type { DataClass } from "./retention";

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

export const CLASSIFICATION_OF: Record<DataClass, Classification> = {
  "event-stream": "PHI",
  "interaction-logs": "PHI",
  "application-logs": "Pseudonymous",
  "event-lake": "Pseudonymous",
  "claim-checks": "Pseudonymous",
  "audit-trail": "Pseudonymous",
  "crisis-events": "Pseudonymous",
  "notification-logs": "Pseudonymous",
  quarantine: "PHI",
  "event-claims": "Internal",
  "event-archive": "Pseudonymous",
  "dead-letters": "Pseudonymous",
  "function-logs": "Internal",
  "access-logs": "Internal",
};

/** The two tags that differ per component; the rest are the provider's default tags. */
export function classTags(dataClass: DataClass): {
  DataClassification: Classification;
  Retention: DataClass;
} {
  return { DataClassification: CLASSIFICATION_OF[dataClass], Retention: dataClass };
}
