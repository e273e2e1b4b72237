import type { StrataEvent } from "../../../contracts/events/event";
import { LAKE_REASONS, type QuarantineEntry, STORE_REASONS } from "../../../contracts/quarantine";
import { stateOf } from "../filter";
import { judge } from "../judge";
import { ContentErased, ContentMismatch, ContentMissing, type Originals } from "../originals";
import { applyTransform, type Transform, TransformFailed } from "../transform";
import type { ReplayReport } from "./report";

/** An entry as it was, replayed as often as this and rejected each time, needs a transform. */
export const MOST_RETURNS = 3;

/** An entry that can be published. */
export interface Ready {
  entry: QuarantineEntry;
  event: StrataEvent;
  /** The event as it is published: the original's own bytes where there is no transform. */
  bytes: Uint8Array;
}

/**
 * Makes an entry ready to be published, or says why it is not.
 *
 * @throws what the store throws: when it cannot be read at all, going on is in vain
 */
export async function prepare(
  entry: QuarantineEntry,
  source: Pick<Originals, "read">,
  transform: Transform | undefined,
  now: number,
): Promise<Ready | ReplayReport> {
  const refusal = refusalOf(entry, transform);
  if (refusal) return refusal;
  try {
    const original = await source.read(entry);
    const bytes = transform ? await applyTransform(transform, original, entry) : original;
    if (!bytes) return { entry, result: "skipped" };
    const judged = judge(bytes, now);
    if (judged.ok) return { entry, event: judged.event, bytes };
    const { ok: _, ...why } = judged;
    return { entry, result: "invalid", ...why };
  } catch (error) {
    const own = [ContentErased, ContentMismatch, ContentMissing, TransformFailed].some(
      (type) => error instanceof type,
    );
    if (own)
      return { entry, result: "failed", error: `${(error as Error).name}: ${(error as Error).message}` };
    throw error;
  }
}

function refusalOf(entry: QuarantineEntry, transform: Transform | undefined): ReplayReport | undefined {
  if (stateOf(entry) !== "open") return { entry, result: "closed" };
  const missing = missingIn(entry);
  if (missing) {
    const error = `the event stands in every store but ${missing}: a replay would only repeat it; mend the producer, then drop the entry`;
    return { entry, result: "refused", error };
  }
  if (entry.reason === "subject_erased") {
    const error = "its subject was erased: nothing of the event was kept";
    return { entry, result: "refused", error };
  }
  if (!transform && (entry.returned ?? 0) >= MOST_RETURNS) {
    const error = `came back ${entry.returned} times as it is; give a --transform, or drop it`;
    return { entry, result: "refused", error };
  }
  return undefined;
}

/** What put in an event that stands in every other store: the lake, or the store of a consumer. */
function missingIn({ quarantine_id: id, reason, topic }: QuarantineEntry): string | undefined {
  if (id.startsWith(`${topic}/lake/`) || (LAKE_REASONS as readonly string[]).includes(reason))
    return "the lake";
  if (id.startsWith(`${topic}/store/`) || (STORE_REASONS as readonly string[]).includes(reason))
    return "the one that refused it";
  return undefined;
}
