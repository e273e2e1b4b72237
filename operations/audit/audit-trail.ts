import type { Publish } from "../publish";
import { type AuditedAction, auditEvent } from "./audit-event";

/** The audit trail did not take an entry: what it was about is not finished. */
export class AuditRefused extends Error {
  override name = "AuditRefused";
}

export type AuditTrail = (actions: readonly AuditedAction[]) => Promise<void>;

/**
 * Writes entries of the audit trail by the way of every audit event: stream, processor, bus, table and locked object.
 *
 * @throws AuditRefused when the stream does not take every entry
 */
export function auditTrail(publish: Publish, now: () => number): AuditTrail {
  return async (actions) => {
    if (actions.length === 0) return;
    const events = actions.map((action) => auditEvent(action, now()));
    const failed = (await publish(events)).flatMap((result) => ("error" in result ? [result.error] : []));
    if (failed.length > 0)
      throw new AuditRefused(
        `The audit stream refused ${failed.length} of ${actions.length} entries (${failed[0]}); what they are about stays open.`,
      );
  };
}

/** Name of a quarantine entry in the audit trail. */
export function entityOf(entry: { quarantine_id: string }): string {
  return `quarantine/${entry.quarantine_id}`;
}
