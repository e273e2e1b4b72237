import { createHash } from "node:crypto";
import type { EventOf } from "../../contracts/events/event";
import type { Kind } from "./core";

/** One step of a remediation, as the audit trail has it. */
export interface Step {
  /** Id of the invocation. */
  requestId: string;
  kind: Kind;
  resourceId: string;
  /** `begin` is written before anything is changed; without it nothing is. */
  step: "begin" | "end" | "refuse";
  outcome: "success" | "failure";
  /** Why it was refused or failed: a code. */
  reason?: string;
}

/** Who acts, as the audit trail has it. */
const ACTOR = "strata-remediator";

/**
 * The entry of the audit trail for one step (45 CFR 164.312(b), SOC 2 CC7.4). Its id follows from the invocation and
 * the step, so that a repeated one says nothing twice. Names of resources only: what they were set to stands in the alert.
 */
export function remediationEvent(step: Step, now: number): EventOf<"audit.event.logged"> {
  const { requestId, kind, resourceId, outcome, reason } = step;
  const identity = createHash("sha256").update(`${requestId}\n${step.step}`).digest("hex");
  return {
    event_id: `evt_remediation_${identity.slice(0, 40)}`,
    event_type: "audit.event.logged",
    timestamp: new Date(now).toISOString(),
    source: "strata-remediation",
    data: {
      entity_id: `resource/${kind}/${resourceId}`.slice(0, 512),
      actor_id: ACTOR,
      action: `remediation.${step.step}`,
      outcome,
      details: { kind, ...(reason && { reason }) },
    },
  };
}
