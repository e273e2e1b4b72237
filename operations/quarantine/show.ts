import type { QuarantineEntry } from "../../contracts/quarantine";
import { type AuditTrail, entityOf } from "../audit/audit-trail";
import type { Operation } from "../operation";
import type { Originals } from "./originals";

/**
 * The original bytes of an entry, for a person to look at. The record of access is written first, so that nobody sees
 * an education record without one (34 CFR 99.32).
 *
 * @throws ContentMismatch, ContentMissing, AuditRefused
 */
export async function revealContent(
  entry: QuarantineEntry,
  originals: Pick<Originals, "read">,
  audit: AuditTrail,
  { id, actor }: Operation,
): Promise<Uint8Array> {
  const bytes = await originals.read(entry);
  await audit([
    {
      operation: id,
      action: "quarantine.show",
      entity: entityOf(entry),
      actor,
      outcome: "success",
      details: { reason: entry.reason, bytes: entry.size },
    },
  ]);
  return bytes;
}
