import { MAX_EVENT_BYTES, REASONS, type Reason } from "../../contracts/quarantine";
import type { Topic } from "../../contracts/topics";
import { type Line, readLines } from "../lines";
import { type Decision, decide } from "./decide";
import type { Conforms } from "./schemas";

/** One valid copy of an event: any of several may be the one that arrives first and is accepted. */
export interface Copy {
  index: number;
  sha256: string;
  topic: Topic;
  /** A completed session with a score of a questionnaire. @default - no such score */
  scored?: boolean;
}

/** A line that must end in the quarantine. */
export interface BadLine {
  index: number;
  sha256: string;
  size: number;
  reason: Reason;
  /**
   * A timestamp that was too far ahead when the run began and is so no more when it ends: the record may have been
   * looked at on either side of that moment.
   */
  acceptable?: { eventId: string; topic: Topic };
}

/** What must become of every line of an input. */
export interface Ledger {
  published: number;
  /** Valid copies by event id, in input order. */
  events: Map<string, Copy[]>;
  bad: BadLine[];
}

/** Longest line, in bytes, that is held in memory; beyond it nothing but its hash and length is looked at. */
export const HELD_BYTES = MAX_EVENT_BYTES;

/**
 * Reads the input and writes down what must happen to each line.
 *
 * @param now milliseconds since the epoch at which the run begins
 * @param onLine sees every line with its decision, for what else is derived from it
 */
export async function openLedger(
  path: string,
  conforms: Conforms,
  now: number,
  onLine: (line: Line, decision: Decision) => void = () => undefined,
): Promise<Ledger> {
  const ledger: Ledger = { published: 0, events: new Map(), bad: [] };
  for await (const line of readLines(path, HELD_BYTES)) {
    const decision = decide(line, conforms, now);
    onLine(line, decision);
    ledger.published += 1;
    const { index, sha256, size } = line;
    if (decision.accepted) {
      const copies = ledger.events.get(decision.eventId);
      const copy = { index, sha256, topic: decision.topic, ...scoredOf(decision.event) };
      if (copies) copies.push(copy);
      else ledger.events.set(decision.eventId, [copy]);
    } else {
      const later =
        decision.reason === "invalid_timestamp" ? decide(line, conforms, now + LONGEST_RUN_MS) : decision;
      const acceptable = later.accepted ? { eventId: later.eventId, topic: later.topic } : undefined;
      ledger.bad.push({
        index,
        sha256,
        size,
        reason: decision.reason,
        ...(acceptable ? { acceptable } : {}),
      });
    }
  }
  return ledger;
}

/** No run lasts longer; see `acceptable`. */
const LONGEST_RUN_MS = 3_600_000;

export function countReasons(lines: Iterable<{ reason: Reason }>): Record<Reason, number> {
  const counts = Object.fromEntries(REASONS.map((reason) => [reason, 0])) as Record<Reason, number>;
  for (const { reason } of lines) counts[reason] += 1;
  return counts;
}

function scoredOf({ data }: Record<string, unknown>): Pick<Copy, "scored"> {
  const { phq9_score, gad7_score } = data as Record<string, unknown>;
  return phq9_score === undefined && gad7_score === undefined ? {} : { scored: true };
}
