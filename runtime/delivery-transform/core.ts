import { parseUtcInstant } from "../../contracts/events/instant";
import { isTopic } from "../../contracts/topics";
import type { Claim, Holding } from "../shared/claims";

/** Where a store keeps a record: by event type and hour of the event's own time, UTC, zero-padded. */
export interface Partition {
  event_type: string;
  year: string;
  month: string;
  day: string;
  hour: string;
}

/** A delivery record that could be read. */
export interface Readable {
  recordId: string;
  claim: Claim;
  partition: Partition;
}

/**
 * Reads what a delivery record needs to be claimed and placed, or undefined where it holds no event line of ours.
 *
 * @param line one NDJSON line: an event, or a reference to one
 */
export function planDelivery(scope: string, recordId: string, line: string): Readable | undefined {
  const value = parse(line);
  const id = value?.["event_id"];
  const type = value?.["event_type"];
  const time = value?.["timestamp"];
  if (typeof id !== "string" || !isTopic(type) || typeof time !== "string") return undefined;
  const instant = parseUtcInstant(time);
  if (instant === undefined) return undefined;
  const [year = "", month = "", day = "", hour = ""] = new Date(instant).toISOString().split(/[-T:]/);
  return {
    recordId,
    claim: { id: `${scope}#${id}`, owner: recordId },
    partition: { event_type: type, year, month, day, hour },
  };
}

/** Whether this record is the one copy of its event that goes to the store. */
export function isKept({ recordId, claim }: Readable, holdings: ReadonlyMap<string, Holding>): boolean {
  return holdings.get(claim.id)?.owner === recordId;
}

function parse(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
