import type { DataClass } from "./retention";

/** The indices of the search store: one a day of each kind, all behind an alias of the kind's own name. */
export const SEARCH_INDICES = {
  "application-logs": { dataClass: "application-logs" },
  "message-vectors": { dataClass: "message-vectors" },
} as const satisfies Record<string, { dataClass: DataClass }>;

export type SearchIndex = keyof typeof SEARCH_INDICES;

/** Numbers in an embedding. */
export const EMBEDDING_DIMENSIONS = 768;

/** What makes embeddings: `lexical` needs no model and compares words, the other two compare meaning. */
export const EMBEDDERS = ["lexical", "bedrock", "sagemaker"] as const;

export type EmbedderKind = (typeof EMBEDDERS)[number];

/** Which embedder, and of the two that call a service the model's id or the endpoint's name. */
export interface EmbedderSettings {
  kind: EmbedderKind;
  /** @default - none: lexical needs none */
  model?: string;
}

/** Fewest distinct students behind an answer of the search for similar messages (34 CFR 99.31(b); district practice). */
export const SEARCH_K = 5;

/** What a risk level counts in filters and results; a message without a scan has no score. */
export const RISK_SCORE = { LOW: 0.25, MODERATE: 0.5, HIGH: 0.75, CRISIS: 1 } as const;
