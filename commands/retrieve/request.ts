import type { BucketRole } from "../../contracts/outputs";
import { TIERS, type Tier } from "../../operations";
import { type CommandContext, JSON_FLAG, UsageError } from "../cli";
import { fromCaller } from "../quarantine/paths";
import { timeOf } from "../quarantine/selection";

/** Buckets whose objects grow cold. */
const BUCKETS = ["interactionLogs", "auditTrail", "crisisArchive", "eventLake", "accessLogs"] as const;

/** Options of a retrieval, beside the stack and who does it. */
export const OPTIONS = {
  bucket: { type: "string", choices: BUCKETS, description: "which bucket" },
  prefix: { type: "string", placeholder: "PREFIX", description: "only objects whose keys begin like this" },
  since: {
    type: "string",
    placeholder: "TIME",
    description: "what happened since: 2026-03-02T10:00:00Z, 2026-03-02, or how long ago: 2h, 3d, 1w",
  },
  until: { type: "string", placeholder: "TIME", description: "what happened until; same forms" },
  subject: {
    type: "string",
    placeholder: "HASH",
    description:
      "with --out: write only lines about this student_id_hash; keys do not name it, so all are restored",
  },
  tier: { type: "string", choices: TIERS, default: "Standard", description: "how quick and dear" },
  days: { type: "integer", min: 1, max: 365, default: 7, description: "days the copies stay" },
  out: { type: "string", placeholder: "DIR", description: "write the objects here once they can be read" },
  "no-wait": { type: "boolean", description: "order only; run again later to wait" },
  "dry-run": { type: "boolean", description: "show what it takes and costs, order nothing" },
  yes: { type: "boolean", short: "y", description: "do not ask" },
  json: JSON_FLAG,
} as const;

export interface RetrievalRequest {
  /** Name of the bucket. */
  bucket: string;
  prefix: string;
  /** Milliseconds since the epoch. */
  since: number;
  until: number;
  subject: string | undefined;
  tier: Tier;
  days: number;
  out: string | undefined;
}

/** @throws UsageError naming the option that is wrong or missing */
export function requestOf(
  options: CommandContext<typeof OPTIONS>["options"],
  buckets: Partial<Record<BucketRole, string>>,
  now: number,
): RetrievalRequest {
  const role = options.bucket as (typeof BUCKETS)[number] | undefined;
  if (role === undefined)
    throw new UsageError(`Option '--bucket' is missing; allowed: ${BUCKETS.join(", ")}`);
  const bucket = buckets[role];
  if (!bucket) throw new UsageError(`The stack's outputs name no bucket '${role}'; update the stack`);
  const since = timeOf("since", options.since, now) ?? 0;
  const until = timeOf("until", options.until, now) ?? now;
  if (since > until)
    throw new UsageError(
      `Option '--since' is '${options.since}', which is after '--until' (${options.until ?? "now"})`,
    );
  if (options.subject !== undefined && options.out === undefined)
    throw new UsageError(
      "Option '--subject' needs '--out DIR': whom a line is about shows only in its content",
    );
  if (options.out !== undefined && options["no-wait"])
    throw new UsageError(
      "Options '--out' and '--no-wait' exclude each other: what is not there yet cannot be written",
    );
  return {
    bucket,
    prefix: options.prefix ?? "",
    since,
    until,
    subject: options.subject,
    tier: options.tier as Tier,
    days: options.days,
    out: options.out === undefined ? undefined : fromCaller(options.out),
  };
}
