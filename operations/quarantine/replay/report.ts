import type { QuarantineEntry, Reason } from "../../../contracts/quarantine";

/** What became of an entry in a replay, in words. */
export const REPLAY_RESULTS = {
  replayed: "published, and the event processor took it",
  repeated: "published; its event id stood already, so nothing changed",
  unconfirmed: "published; the event processor has not decided yet",
  returned: "published and rejected again; stays open",
  invalid: "still breaks the contract; stays open",
  skipped: "left by the transform; stays open",
  refused: "cannot be replayed this way; stays open",
  closed: "was replayed or dropped before",
  failed: "could not be read, transformed or published; stays open",
} as const;

export type ReplayResult = keyof typeof REPLAY_RESULTS;

/** What would become of it, where a dry run has other words for it. */
export const FORESEEN: Partial<Record<ReplayResult, string>> = {
  replayed: "would be published",
  repeated: "would be published and change nothing: its event id stands already",
  failed: "could not be read or transformed",
};

/** Results after which nothing is left to do. */
export const DONE: readonly ReplayResult[] = ["replayed", "repeated", "unconfirmed", "skipped", "closed"];

/** One entry's line of the report; nothing of its content. */
export interface ReplayReport {
  entry: QuarantineEntry;
  result: ReplayResult;
  /** Why it is still or again rejected. */
  reason?: Reason;
  /** JSON pointer to the place, where there is one. */
  pointer?: string;
  /** Id of the event it became. */
  eventId?: string;
  /** Why it was refused or failed. */
  error?: string;
}
