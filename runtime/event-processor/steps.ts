import { settleAll } from "../shared/batches";
import { type Accepted, type Buckets, type Paths, planPaths, type Rejected } from "./core";
import type { EventProcessorDeps } from "./deps";
import type { Failures } from "./failures";

const S3_WIDTH = 8;

export async function quarantineAll(
  rejected: readonly Rejected[],
  deps: EventProcessorDeps,
  failures: Failures,
) {
  const outcomes = await settleAll(rejected, S3_WIDTH, deps.quarantine);
  outcomes.forEach((outcome, at) => {
    const item = rejected[at];
    if (item && outcome.status === "rejected") failures.add("quarantine", [item.record], outcome.reason);
  });
}

export interface Sorted {
  /** First seen now. */
  fresh: Accepted[];
  /** Claimed by an earlier try of the same record, which may have got any distance. */
  retried: Accepted[];
  /** Another record has the event id: changes nothing. */
  repeated: Accepted[];
}

export async function claimAccepted(
  accepted: readonly Accepted[],
  deps: EventProcessorDeps,
  failures: Failures,
) {
  const sorted: Sorted = { fresh: [], retried: [], repeated: [] };
  try {
    const holdings = await deps.claim(accepted.map(({ claim }) => claim));
    for (const item of accepted) {
      const holding = holdings.get(item.claim.id);
      if (holding?.owner !== item.claim.owner) sorted.repeated.push(item);
      else (holding.fresh ? sorted.fresh : sorted.retried).push(item);
    }
  } catch (error) {
    failures.add(
      "claim",
      accepted.map(({ record }) => record),
      error,
    );
  }
  return sorted;
}

/** Redacts and plans the paths of every event; one event that cannot be planned fails alone. */
export async function planAll(
  accepted: readonly Accepted[],
  buckets: Buckets,
  deps: EventProcessorDeps,
  failures: Failures,
): Promise<Paths[]> {
  if (accepted.length === 0) return [];
  const redact = await deps.redaction().catch((error: unknown) => {
    failures.add(
      "pseudonym-key",
      accepted.map(({ record }) => record),
      error,
    );
  });
  if (!redact) return [];
  return accepted.flatMap((item) => {
    try {
      return [planPaths(item, redact(item.event), buckets)];
    } catch (error) {
      failures.add("redaction", [item.record], error);
      return [];
    }
  });
}
