import { createHash } from "node:crypto";
import type { EventOf } from "../../contracts/events/event";
import type { SimilarAnswer } from "./core";
import type { SimilarRequest } from "./request";

/** One search, as the audit trail has it. */
export interface Searched {
  /** Id of the request that asked. */
  requestId: string;
  /** ARN of who asked, as the gateway established it; of a direct invocation what the caller says. */
  actor: string;
  request: SimilarRequest;
  /** Absent where the search failed. */
  answer?: SimilarAnswer;
}

/** Longest identifier of the contract, in characters. */
const IDENTIFIER_LENGTH = 512;

/**
 * The entry of the audit trail for one search (34 CFR 99.32, 45 CFR 164.312(b)): who looked, where and how many they
 * saw; never the text they looked for.
 */
export function searchEvent(searched: Searched, now: number): EventOf<"audit.event.logged"> {
  const { requestId, actor, request, answer } = searched;
  const identity = createHash("sha256").update(requestId).digest("hex");
  const { schoolId, from, to, minRisk, maxRisk } = request.filters;
  return {
    event_id: `evt_similar_${identity.slice(0, 40)}`,
    event_type: "audit.event.logged",
    timestamp: new Date(now).toISOString(),
    source: "strata-search",
    data: {
      entity_id: `message-search/${schoolId ?? "all-schools"}`.slice(0, IDENTIFIER_LENGTH),
      actor_id: actor.slice(0, IDENTIFIER_LENGTH),
      action: "search.similar",
      outcome: answer ? "success" : "failure",
      details: {
        by: "text" in request.question ? "text" : "message",
        filtered_by_time: from !== undefined || to !== undefined,
        filtered_by_risk: minRisk !== undefined || maxRisk !== undefined,
        size: request.size,
        results: answer?.results.length ?? 0,
        withheld_groups: answer?.withheld.length ?? 0,
      },
    },
  };
}
