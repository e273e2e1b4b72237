import type { QuarantineEntry, Reason } from "../../contracts/quarantine";
import { isTopic, TOPICS } from "../../contracts/topics";
import {
  ALL_REASONS,
  type EntryFilter,
  parseTime,
  type QuarantineIndex,
  STATES,
  take,
  WrongTime,
} from "../../operations";
import { CheckFailed, type CommandContext, UsageError } from "../cli";

/** Options that say which entries are meant. */
export const SELECTION = {
  reason: { type: "strings", choices: ALL_REASONS, description: "only these reasons" },
  topic: { type: "string", choices: TOPICS, description: "only what arrived on this topic's stream" },
  since: {
    type: "string",
    placeholder: "TIME",
    description: "quarantined since: 2026-03-02T10:00:00Z, 2026-03-02, or how long ago: 15m, 2h, 3d",
  },
  until: { type: "string", placeholder: "TIME", description: "quarantined until; same forms" },
  state: { type: "string", choices: STATES, default: "open", description: "only in this state" },
  limit: { type: "integer", min: 1, max: 1_000_000_000, description: "at most so many entries" },
} as const;

type Options = CommandContext<typeof SELECTION>["options"];

/**
 * The filter that options describe. Its end is now at the latest: what comes in while an operation runs, such as a
 * replayed event that is rejected again, is not part of it.
 */
export function filterOf(options: Options, now = Date.now()): EntryFilter {
  const { reason, topic, since, until, state } = options;
  const filter: EntryFilter = {
    reasons: reason as readonly Reason[],
    ...(isTopic(topic) ? { topic } : {}),
    since: timeOf("since", since, now) ?? 0,
    until: Math.min(now, timeOf("until", until, now) ?? now),
    state: state as EntryFilter["state"],
  };
  if (filter.since > filter.until)
    throw new UsageError(`Option '--since' is '${since}', which is after '--until' (${until ?? "now"})`);
  return filter;
}

export function timeOf(name: string, text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  try {
    return parseTime(text, now);
  } catch (error) {
    if (error instanceof WrongTime) throw new UsageError(`Option '--${name}': ${error.message}`);
    throw error;
  }
}

/** The entries that are meant: those with the given ids, or those of the filter, oldest first. */
export function selected(
  index: QuarantineIndex,
  ids: readonly string[],
  options: Options,
): AsyncGenerator<QuarantineEntry> {
  const entries = ids.length > 0 ? byId(index, ids) : index.entries(filterOf(options));
  return take(entries, options.limit ?? Number.POSITIVE_INFINITY);
}

async function* byId(index: QuarantineIndex, ids: readonly string[]): AsyncGenerator<QuarantineEntry> {
  for (const id of new Set(ids)) yield await existing(index, id);
}

/** @throws CheckFailed when no entry has the id */
export async function existing(index: QuarantineIndex, id: string): Promise<QuarantineEntry> {
  const entry = await index.get(id);
  if (!entry)
    throw new CheckFailed(`no entry '${id}' stands in the quarantine; see: npm run quarantine -- list`);
  return entry;
}
