import type { QuarantineEntry, Reason } from "../../../contracts/quarantine";

/** What became of an entry in a replay; in a dry run, what would. */
export const REPLAY_RESULTS = {
  replayed: "published; the event processor took it",
  repeated: "published; its event id stood already, so nothing changed",
  unconfirmed: "published; not processed within the time given",
  returned: "published and rejected again; stays open",
  invalid: "still breaks the contract; stays open",
  skipped: "left by the transform; stays open",
  refused: "cannot be replayed this way; stays open",
  closed: "was replayed or dropped before",
  failed: "could not be read, transformed or published; stays open",
} as const;

export type ReplayResult = keyof typeof REPLAY_RESULTS;

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
