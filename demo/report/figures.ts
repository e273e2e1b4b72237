import type { StoreName } from "../collect";
import type { Leak } from "../leaks";
import type { Verdict } from "../verify";

/** What `--json FILE` holds. The fields are the contract with users; their names and meaning are stable. */
export interface Figures {
  published: number;
  accepted: number;
  rejected: number;
  rejectedByReason: Record<string, number>;
  repeated: number;
  interactionRecords: number;
  applicationRecords: number;
  lakeRows: number;
  crisisEvents: number;
  auditEntries: number;
  sessionSummaries: number;
  searchDocuments: number;
  quarantined: number;
  /** Messages in dead-letter queues and records of stream batches that were given up, of this run. */
  deadLettered: number;
  lost: number;
  duplicates: number;
  leaks: number;
  /** Wall-clock seconds per phase. */
  seconds: Record<string, number>;
}

export function figuresOf(
  verdict: Verdict,
  leaks: readonly Leak[],
  deadLettered: number,
  seconds: Record<string, number>,
): Figures {
  const stored = (store: StoreName) => verdict.stored[store] ?? 0;
  return {
    published: verdict.published,
    accepted: verdict.accepted,
    rejected: verdict.rejected,
    rejectedByReason: verdict.rejectedByReason,
    repeated: verdict.repeated,
    interactionRecords: stored("interaction"),
    applicationRecords: stored("application"),
    lakeRows: stored("lake"),
    crisisEvents: stored("crisisTable"),
    auditEntries: stored("auditTable"),
    sessionSummaries: stored("sessionRows"),
    searchDocuments: stored("searchLogs") + stored("searchVectors"),
    quarantined: verdict.quarantined,
    deadLettered,
    lost: verdict.lost,
    duplicates: verdict.duplicates,
    leaks: leaks.length,
    seconds,
  };
}

/** Seconds with milliseconds, by phase, and their sum as `total`. */
export class Stopwatch {
  private readonly spent = new Map<string, number>();

  async time<T>(phase: string, work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    try {
      return await work();
    } finally {
      this.spent.set(phase, (this.spent.get(phase) ?? 0) + performance.now() - began);
    }
  }

  seconds(): Record<string, number> {
    const round = (milliseconds: number) => Math.round(milliseconds) / 1000;
    const total = [...this.spent.values()].reduce((sum, part) => sum + part, 0);
    return Object.fromEntries([...this.spent, ["total", total] as const].map(([k, v]) => [k, round(v)]));
  }
}
