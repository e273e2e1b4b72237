import { settleAll } from "../shared/batches";
import type { KeyOutcome } from "../subject-keys/keys";
import {
  type Accepted,
  type Broken,
  type Place,
  planErased,
  planRejected,
  type Rejected,
  type SourceRecord,
} from "./core";
import type { EventProcessorDeps, Redaction } from "./deps";
import type { Failures } from "./failures";
import { type Buckets, type Paths, planCopies, type Sealable, sealOriginal } from "./paths";
import { rejectedKey, type Subject, subjectOf } from "./subject";

const S3_WIDTH = 8;

/** A record that was judged, and the key its original is sealed under. */
export type Keyed = ({ accepted: Accepted } & Subject) | { broken: Broken; keyId: string };

/** Finds the key of each record; without the pseudonym key those fail that need it. */
export function keyRecords(
  accepted: readonly Accepted[],
  broken: readonly Broken[],
  redaction: Redaction | undefined,
  failures: Failures,
): Keyed[] {
  const pseudonymize = redaction?.pseudonymize;
  const judged = [
    ...accepted.map((item) => ({ accepted: item })),
    ...broken.map((item) => ({ broken: item })),
  ];
  return judged.flatMap((item): Keyed[] => {
    const { record } = "accepted" in item ? item.accepted : item.broken;
    if (failures.has(record)) return [];
    try {
      if ("broken" in item)
        return [{ ...item, keyId: rejectedKey(item.broken.named, record.arrivedAt, pseudonymize) }];
      if (!pseudonymize) return [];
      return [{ ...item, ...subjectOf(item.accepted.event, record.arrivedAt, pseudonymize) }];
    } catch (error) {
      failures.add("subject", [record], error);
      return [];
    }
  });
}

/** An accepted record whose original can be sealed. */
export interface Ready extends Accepted {
  sealable: Sealable;
}

/** Sorts records by what their keys allow: go on, quarantine, or fail and come again. */
export function admit(
  keyed: readonly Keyed[],
  keys: ReadonlyMap<string, KeyOutcome>,
  place: Place,
  now: number,
  failures: Failures,
): { ready: Ready[]; rejected: Rejected[] } {
  const [ready, rejected]: [Ready[], Rejected[]] = [[], []];
  for (const item of keyed) {
    const judged = "accepted" in item ? item.accepted : item.broken;
    const outcome = keys.get(item.keyId) ?? { error: undefined };
    if ("error" in outcome) failures.add("subject-key", [judged.record], outcome.error);
    else if ("erased" in outcome) {
      const version = "event" in judged ? (judged.event.schema_version ?? 1) : judged.schemaVersion;
      rejected.push(planErased(judged.record, version, place, now));
    } else if ("accepted" in item)
      ready.push({ ...item.accepted, sealable: { subject: item.subject, key: outcome.key } });
    else rejected.push(planRejected(item.broken, outcome.key, place, now));
  }
  return { ready, rejected };
}

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
  fresh: Ready[];
  /** Claimed by an earlier try of the same record, which may have got any distance. */
  retried: Ready[];
  /** Another record has the event id: changes nothing. */
  repeated: Ready[];
}

export async function claimAccepted(
  accepted: readonly Ready[],
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

/**
 * Redacts every event, then seals every original, and plans their paths; one event that cannot be planned fails alone.
 * One after the other and not in turns, event by event: that made sealing cost twice as much, most likely because each
 * step drives the other's code and tables out of the processor's caches.
 */
export function planAll(
  accepted: readonly Ready[],
  buckets: Buckets,
  redaction: Redaction | undefined,
  failures: Failures,
): Paths[] {
  if (!redaction) return [];
  const unsealed = planEach("redaction", accepted, failures, (item) =>
    planCopies(item, redaction.redact(item.event), item.sealable, buckets),
  );
  return planEach("sealing", unsealed, failures, (item) => sealOriginal(item, buckets));
}

function planEach<T extends { record: SourceRecord }, R>(
  step: string,
  items: readonly T[],
  failures: Failures,
  plan: (item: T) => R,
): R[] {
  return items.flatMap((item) => {
    try {
      return [plan(item)];
    } catch (error) {
      failures.add(step, [item.record], error);
      return [];
    }
  });
}
