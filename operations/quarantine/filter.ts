import {
  LAKE_REASONS,
  type QuarantineEntry,
  REASONS,
  type Reason,
  STORE_REASONS,
} from "../../contracts/quarantine";
import type { Topic } from "../../contracts/topics";

/** Every reason an entry can have, in the order of the checks. */
export const ALL_REASONS: readonly Reason[] = [...REASONS, ...LAKE_REASONS, ...STORE_REASONS];

/** States an operator can ask for; `all` is no state of an entry. */
export const STATES = ["open", "replayed", "dropped", "all"] as const;

export type StateFilter = (typeof STATES)[number];

/** Which entries an operation is about. */
export interface EntryFilter {
  /** Empty: every reason. */
  reasons: readonly Reason[];
  /** Topic of the stream they arrived on. @default any */
  topic?: Topic;
  /** Quarantined at or after, milliseconds since the epoch. */
  since: number;
  /** Quarantined at or before, milliseconds since the epoch. */
  until: number;
  state: StateFilter;
}

/** Whether an entry, found by its id, is among those the filter means. */
export function matches(entry: QuarantineEntry, filter: EntryFilter): boolean {
  const at = Date.parse(entry.quarantined_at);
  return (
    (filter.reasons.length === 0 || filter.reasons.includes(entry.reason)) &&
    (filter.topic === undefined || filter.topic === entry.topic) &&
    (filter.state === "all" || stateOf(entry) === filter.state) &&
    at >= filter.since &&
    at <= filter.until
  );
}

export function stateOf(entry: QuarantineEntry): "open" | "replayed" | "dropped" {
  return entry.state ?? "open";
}
