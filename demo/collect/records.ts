import { createHash } from "node:crypto";
import type { ClaimCheck } from "../../contracts/events/event";
import { parseObject } from "../expect";

/** One record of one event in one store. */
export interface EventRecord {
  eventId: string;
  place: string;
  /** SHA-256 of the record's bytes, hex: on the interaction path it must be that of the line. */
  sha256: string;
  /** The record itself; kept outside the interaction path only. */
  value?: Record<string, unknown>;
  /** Key of the object that holds the content, where the record only refers to it. */
  claim?: string;
}

const LINE_FEED = 0x0a;

/** Lines of NDJSON without their line feeds; the last one may lack it. */
export function* splitLines(content: Buffer): Generator<Buffer> {
  let from = 0;
  for (let to = content.indexOf(LINE_FEED); to !== -1; to = content.indexOf(LINE_FEED, from)) {
    yield content.subarray(from, to);
    from = to + 1;
  }
  if (from < content.length) yield content.subarray(from);
}

/** The record in a text; undefined where the text is no event. */
export function recordOf(bytes: Buffer, place: string, keep: boolean): EventRecord | undefined {
  const value = parseObject(bytes.toString("utf8"));
  const eventId = value?.["event_id"];
  if (!value || typeof eventId !== "string") return undefined;
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const claim = claimOf(value);
  return { eventId, place, sha256, ...(keep ? { value } : {}), ...(claim ? { claim } : {}) };
}

/** A reference has no data of its own; an event that has a field of this name by chance has. */
function claimOf(value: Record<string, unknown>): string | undefined {
  const check = value["claim_check"] as Partial<ClaimCheck["claim_check"]> | undefined;
  return value["data"] === undefined && typeof check?.key === "string" ? check.key : undefined;
}

/** The event id of a table's item: an attribute of its own, or the second half of the sort key. */
export function eventIdOf(item: Record<string, unknown>): string | undefined {
  const { event_id: id, timestamp } = item;
  if (typeof id === "string") return id;
  return typeof timestamp === "string" ? /#(evt_[A-Za-z0-9_-]+)$/.exec(timestamp)?.[1] : undefined;
}
