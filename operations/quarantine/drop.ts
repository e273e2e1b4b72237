import type { QuarantineEntry } from "../../contracts/quarantine";
import { type AuditTrail, entityOf } from "../audit/audit-trail";
import type { Operation } from "../operation";
import { batchesOf, eachOf } from "./batches";
import { stateOf } from "./filter";
import type { QuarantineIndex } from "./index-table";
import type { Originals } from "./originals";

export interface DropDeps {
  index: Pick<QuarantineIndex, "close">;
  originals: Pick<Originals, "remove">;
  audit: AuditTrail;
}

export interface DropReport {
  entry: QuarantineEntry;
  /** `closed`: it was dropped before. */
  result: "dropped" | "closed";
  /** Versions of the object that held content. */
  versions: number;
}

/**
 * Removes the content of entries, every version of it, and keeps their rows until they expire. Content goes first,
 * then the audit trail says so, then the row is closed: a run that ends in between is finished by the next one.
 *
 * @param because the reason given, for the audit trail; redacted there like free text
 */
export async function* drop(
  entries: AsyncIterable<QuarantineEntry>,
  deps: DropDeps,
  operation: Operation,
  because: string,
): AsyncGenerator<DropReport> {
  for await (const batch of batchesOf(entries)) {
    if (operation.signal.aborted) return;
    const wanted = batch.filter((entry) => stateOf(entry) !== "dropped");
    for (const entry of batch) if (!wanted.includes(entry)) yield { entry, result: "closed", versions: 0 };
    const removed = await eachOf(wanted, async (entry) => ({
      entry,
      versions: await deps.originals.remove(entry),
    }));
    const { id, actor } = operation;
    await deps.audit(
      removed.map(({ entry, versions }) => ({
        operation: id,
        action: "quarantine.drop",
        entity: entityOf(entry),
        actor,
        outcome: "success",
        details: { reason: entry.reason, because, versions },
      })),
    );
    const closed_at = new Date(operation.now()).toISOString();
    yield* await eachOf(removed, async ({ entry, versions }): Promise<DropReport> => {
      const change = { state: "dropped", closed_at, operation: id } as const;
      const own = await deps.index.close(entry.quarantine_id, change, ["open", "replayed"]);
      return { entry, result: own ? "dropped" : "closed", versions };
    });
  }
}
