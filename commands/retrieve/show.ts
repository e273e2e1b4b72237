import { type ArchivedObject, type Estimate, estimates, type Refused } from "../../operations";
import { UsageError } from "../cli";
import type { RetrievalRequest } from "./request";

/** What a retrieval would do. */
export interface Foreseen {
  objects: number;
  bytes: number;
  /** To be ordered. */
  archived: number;
  /** Ordered before, on their way. */
  restoring: number;
  readable: number;
  /** The tiers that are offered for all that is to be ordered. */
  tiers: Estimate[];
}

/** @throws UsageError where the tier is not offered for what is to be ordered */
export function foreseen(found: readonly ArchivedObject[], { tier, days }: RetrievalRequest): Foreseen {
  const count = (state: ArchivedObject["state"]) => found.filter((object) => object.state === state).length;
  const tiers = estimates(found, days);
  const archived = count("archived");
  if (archived > 0 && !tiers.some((each) => each.tier === tier))
    throw new UsageError(
      `Option '--tier' is '${tier}', which Deep Archive does not offer; allowed: ${tiers.map((each) => each.tier).join(", ")}`,
    );
  return {
    objects: found.length,
    bytes: found.reduce((sum, { size }) => sum + size, 0),
    archived,
    restoring: count("restoring"),
    readable: count("readable"),
    tiers,
  };
}

export function* planLines(request: RetrievalRequest, plan: Foreseen): Generator<string> {
  const { bucket, prefix, tier, days } = request;
  yield `${bucket}/${prefix}: ${plan.objects} objects, ${size(plan.bytes)}`;
  yield `  to order ${plan.archived}, on their way ${plan.restoring}, readable ${plan.readable}`;
  if (plan.archived === 0) return;
  yield `  tier       ready within    cost (estimate: us-east-1 list prices, copies for ${days} days)`;
  for (const each of plan.tiers) {
    const mark = each.tier === tier ? ">" : " ";
    yield `${mark} ${each.tier.padEnd(10)} ${hours(each.hours).padEnd(15)} $${each.cost.toFixed(each.cost < 1 ? 4 : 2)}`;
  }
}

export interface Outcome {
  operation: string;
  ordered: number;
  refused: readonly Refused[];
  readable: number;
  extracted: { files: number; lines?: number } | undefined;
}

/** Refusals shown one by one. */
const SHOWN = 10;

export function* outcomeLines(outcome: Outcome, states: readonly ArchivedObject[]): Generator<string> {
  const { ordered, refused, readable, extracted } = outcome;
  yield `ordered ${ordered}, readable ${readable} of ${states.length}, refused ${refused.length}`;
  for (const { key, code } of refused.slice(0, SHOWN)) yield `  refused (${code}): ${key}`;
  if (refused.length > SHOWN) yield `  and ${refused.length - SHOWN} more`;
  const ends = states.flatMap(({ expires }) => (expires === undefined ? [] : [Date.parse(expires)]));
  if (ends.length > 0) yield `copies end from ${new Date(Math.min(...ends)).toISOString()} on`;
  if (extracted) {
    const about = extracted.lines === undefined ? "" : `, ${extracted.lines} lines`;
    yield `wrote ${extracted.files} files${about}`;
  }
}

function size(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  const at = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(1, bytes)) / 10));
  return `${(bytes / 1024 ** at).toFixed(at === 0 ? 0 : 1)} ${units[at]}`;
}

function hours([least, most]: readonly [number, number]): string {
  if (most < 1) return `${Math.round(least * 60)}–${Math.round(most * 60)} minutes`;
  return least === 0 ? `${most} hours` : `${least}–${most} hours`;
}
