import { createHash } from "node:crypto";
import type { EventOf } from "../../contracts/events/event";

/** What an operator did, as the audit trail names it. */
export type OperatorAction =
  | "quarantine.show"
  | "quarantine.replay"
  | "quarantine.drop"
  | "archive.replay"
  | "archive.retrieve"
  | "subject-keys.destroy"
  | "subject-keys.rewrap"
  | "subject-keys.end-generation";

export interface AuditedAction {
  /** Id of the run of the command; the same one when it is gone on with. */
  operation: string;
  action: OperatorAction;
  /** What it was done to: `quarantine/<quarantine_id>`, `archive/<name>`, `subject/<student_id_hash>`. */
  entity: string;
  /** Who did it. */
  actor: string;
  outcome: "success" | "failure";
  /** Codes and words only: what looks like an id may be taken for one of a person and redacted on the way. */
  details: Record<string, string | number | undefined>;
}

/** Source of every event that operations publish. */
export const OPERATIONS_SOURCE = "strata-operations";

/** Longest identifier of the contract, in characters. */
const IDENTIFIER_LENGTH = 512;

/**
 * The entry of the audit trail for one action. Its event id follows from operation, action and entity, so that an
 * operation that is gone on with says nothing twice, and begins with `evt_<operation>_`, by which all of its entries are
 * found (34 CFR 99.32 asks who had access to which record, and why).
 */
export function auditEvent(done: AuditedAction, now: number): EventOf<"audit.event.logged"> {
  const { operation, action, entity, actor, outcome, details } = done;
  const identity = createHash("sha256").update(`${operation}\n${action}\n${entity}`).digest("hex");
  return {
    event_id: `evt_${operation}_${identity.slice(0, 24)}`,
    event_type: "audit.event.logged",
    timestamp: new Date(now).toISOString(),
    source: OPERATIONS_SOURCE,
    data: {
      entity_id: entity.slice(0, IDENTIFIER_LENGTH),
      actor_id: actor.slice(0, IDENTIFIER_LENGTH),
      action,
      outcome,
      details,
    },
  };
}
