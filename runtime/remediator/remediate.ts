import type { EventOf } from "../../contracts/events/event";
import { describeFailure } from "../shared/failure";
import type { Log } from "../shared/log";
import { remediationEvent, type Step } from "./audit";
import {
  isMissing,
  type Kind,
  type Mender,
  NotMended,
  type RemediationAnswer,
  resourceOf,
  type Sight,
} from "./core";
import type { Guard } from "./guards";

/** What people are told of a remediation. */
export type Alert = Omit<RemediationAnswer, "outcome"> & { outcome: RemediationAnswer["outcome"] | "failed" };

export interface RemediatorDeps {
  look: Mender;
  guard: Guard;
  audit(event: EventOf<"audit.event.logged">): Promise<void>;
  alert(alert: Alert): Promise<void>;
  now(): number;
  log: Log;
}

/**
 * Mends one resource and says so. What is right, gone or no resource of this stack is left as it is; what had to be
 * mended too often is left to a person. The audit trail has an entry before anything is changed and one of how it ended.
 *
 * @throws TypeError for a request that names no resource; NotMended where a change did not help; what AWS or the audit
 * stream throws: the automation tries again
 */
export function createRemediatorHandler(kind: Kind, deps: RemediatorDeps) {
  return async (request: unknown, context: { awsRequestId: string }): Promise<RemediationAnswer> => {
    const resourceId = resourceOf(request);
    const entry = (step: Omit<Step, "requestId" | "kind" | "resourceId">) =>
      deps.audit(
        remediationEvent({ requestId: context.awsRequestId, kind, resourceId, ...step }, deps.now()),
      );
    const sight = await seen(deps.look, resourceId);
    const { before } = sight;
    const unchanged = { kind, resourceId, changed: false, before, after: before };
    if (sight.as !== "wrong") {
      deps.log.info("remediation", { kind, resourceId, outcome: sight.as });
      if (sight.as === "stranger") await deps.alert({ ...unchanged, outcome: "stranger" });
      return { ...unchanged, outcome: sight.as };
    }
    const guarded = await deps.guard(kind, resourceId);
    if (guarded !== "allowed") {
      deps.log.warn("remediation", { kind, resourceId, outcome: guarded });
      await deps.alert({ ...unchanged, outcome: guarded });
      await entry({ step: "refuse", outcome: "failure", reason: guarded });
      return { ...unchanged, outcome: guarded };
    }
    await entry({ step: "begin", outcome: "success" });
    try {
      await sight.mend();
      if ((await deps.look(resourceId)).as !== "right")
        throw new NotMended(`${kind} is still not as stated.`);
    } catch (error) {
      deps.log.error("remediation", { kind, resourceId, ...describeFailure(error) });
      await deps.alert({ ...unchanged, outcome: "failed" });
      await entry({
        step: "end",
        outcome: "failure",
        reason: error instanceof Error ? error.name : "unknown",
      });
      throw error;
    }
    const answer = { ...unchanged, outcome: "mended", changed: true, after: sight.after } as const;
    deps.log.info("remediation", { kind, resourceId, outcome: answer.outcome });
    await entry({ step: "end", outcome: "success" });
    await deps.alert(answer);
    return answer;
  };
}

async function seen(look: Mender, resourceId: string): Promise<Sight> {
  try {
    return await look(resourceId);
  } catch (error) {
    if (isMissing(error)) return { as: "gone", before: {} };
    throw error;
  }
}
