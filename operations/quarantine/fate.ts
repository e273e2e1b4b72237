import { setTimeout as sleep } from "node:timers/promises";
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ingestClaim, recordPlace } from "../../contracts/claims";
import type { QuarantineEntry } from "../../contracts/quarantine";
import type { OperatedOutputs } from "../target/target";
import { lookUp } from "./lookup";

/** A published event and its place in its stream. */
export interface Sent {
  eventId: string;
  topic: string;
  stream: string;
  shard: string;
  sequence: string;
}

/** What the event processor made of a published event. */
export type Fate =
  | { result: "accepted" }
  /** Another record has the event id: this one changed nothing. */
  | { result: "repeated" }
  /** It stands in the quarantine again. */
  | { result: "rejected"; entry: QuarantineEntry }
  /** Not processed within the time given. */
  | { result: "unconfirmed" };

export interface Fates {
  /** Owners of event ids that are claimed, by event id. */
  owners(eventIds: readonly string[]): Promise<Map<string, string>>;
  /** Entries that stand in the index, by id. */
  entries(ids: readonly string[]): Promise<Map<string, QuarantineEntry>>;
}

export function fates(client: DynamoDBClient, { tables }: OperatedOutputs): Fates {
  return {
    async owners(eventIds) {
      const found = await lookUp(client, tables.eventClaims, "claim_id", eventIds.map(ingestClaim));
      return new Map(
        eventIds.flatMap((id) => {
          const owner = found.get(ingestClaim(id))?.["owner"];
          return owner === undefined ? [] : [[id, String(owner)] as const];
        }),
      );
    },
    async entries(ids) {
      const found = await lookUp(client, tables.quarantineIndex, "quarantine_id", ids);
      return found as unknown as Map<string, QuarantineEntry>;
    },
  };
}

/** Pause between two looks, milliseconds. */
const LOOK_MS = 250;

/**
 * Waits until the event processor has decided every event: it claims an event's id for the record's place, or
 * quarantines the record under that place.
 *
 * @param patienceMs how long to wait; 0 looks once
 * @returns one fate an event, in their order
 */
export async function awaitFates(
  sent: readonly Sent[],
  source: Fates,
  patienceMs: number,
  signal: AbortSignal,
): Promise<Fate[]> {
  const decided = new Map<Sent, Fate>();
  const end = Date.now() + patienceMs;
  for (;;) {
    const left = sent.filter((each) => !decided.has(each));
    const owners = await source.owners(left.map(({ eventId }) => eventId));
    const unclaimed = left.filter(({ eventId }) => !owners.has(eventId));
    const entries = await source.entries(unclaimed.map(quarantineIdOf));
    for (const each of left) {
      const owner = owners.get(each.eventId);
      const entry = entries.get(quarantineIdOf(each));
      const own = recordPlace(each.stream, each.shard, each.sequence);
      if (owner !== undefined) decided.set(each, { result: owner === own ? "accepted" : "repeated" });
      else if (entry) decided.set(each, { result: "rejected", entry });
    }
    if (decided.size === sent.length || Date.now() >= end || signal.aborted)
      return sent.map((each) => decided.get(each) ?? { result: "unconfirmed" });
    await sleep(LOOK_MS);
  }
}

/** Id under which the event processor would quarantine the record. */
function quarantineIdOf({ topic, shard, sequence }: Sent): string {
  return `${topic}/${shard}/${sequence}`;
}
