/** Where a shard stands. */
export interface ShardBacklog {
  /** The checkpoint on disk: all up to this sequence number is finished; null while there is none. */
  readonly lastSequence: string | null;
  /** The last read found nothing more, every record read is finished, and that is on disk. */
  readonly atTip: boolean;
  /** When the read was asked for that `atTip` speaks of (ISO 8601): it saw all that stood in the shard by then. */
  readonly readAt: string | null;
}

/** A permission that a function's role lacks and that keeps its event source from working. */
export interface Denial {
  readonly function: string;
  readonly action: string;
  readonly message: string;
  readonly since: string;
}

export interface Counters {
  invocations: number;
  /** Records that a function handled. */
  records: number;
  /** Invocations that failed in the function, whole or in part. */
  functionErrors: number;
  /** Invocations that never reached the function's code. */
  notInvoked: number;
  retries: number;
  bisects: number;
  /** Records kept from the function by filter criteria. */
  filtered: number;
  /** Records given up for attempts or age. */
  discarded: number;
  /** Failure documents that could not be sent; as on AWS the shard goes on. */
  destinationFailures: number;
}

/** What `GET /status` answers. */
export interface StatusReport extends Counters {
  readonly mappings: number;
  readonly backlog: Record<string, ShardBacklog>;
  readonly denied: Denial[];
  /** What keeps a mapping from being consumed, by mapping. */
  readonly faults: Record<string, string>;
}

export interface Status {
  readonly counters: Counters;
  /** Shards by mapping and then by `<stream ARN>/<shard>`; two mappings may read one stream. */
  setShard(mapping: string, shard: string, backlog: () => ShardBacklog): void;
  dropShard(mapping: string, shard: string): void;
  /** Keeps a problem under a scope until it is cleared; answers whether it is new. */
  setProblem(scope: string, functionArn: string, error: Error, attempted: string): boolean;
  clearProblem(scope: string): void;
  report(mappings: number): StatusReport;
}

const DENIED = /not authorized to perform: ([a-z0-9-]+:[A-Za-z0-9]+)/;

export function createStatus(): Status {
  const counters: Counters = {
    invocations: 0,
    records: 0,
    functionErrors: 0,
    notInvoked: 0,
    retries: 0,
    bisects: 0,
    filtered: 0,
    discarded: 0,
    destinationFailures: 0,
  };
  const shards = new Map<string, Map<string, () => ShardBacklog>>();
  const denied = new Map<string, Denial>();
  const faults = new Map<string, string>();
  return {
    counters,
    setShard: (mapping, shard, backlog) => {
      const readers = shards.get(shard) ?? new Map<string, () => ShardBacklog>();
      shards.set(shard, readers.set(mapping, backlog));
    },
    dropShard: (mapping, shard) => {
      shards.get(shard)?.delete(mapping);
    },
    setProblem: (scope, functionArn, error, attempted) => {
      const known = denied.get(scope)?.message ?? faults.get(scope);
      if (isDenial(error)) {
        const action = DENIED.exec(error.message)?.[1] ?? attempted;
        const since = denied.get(scope)?.since ?? new Date().toISOString();
        denied.set(scope, { function: functionArn, action, message: error.message, since });
      } else faults.set(scope, `${attempted}: ${error.name}: ${error.message}`);
      return known === undefined;
    },
    clearProblem: (scope) => {
      denied.delete(scope);
      faults.delete(scope);
    },
    report: (mappings) => ({
      mappings,
      ...counters,
      backlog: Object.fromEntries(
        [...shards]
          .filter(([, readers]) => readers.size > 0)
          .map(([shard, readers]) => [shard, slowest(readers)]),
      ),
      denied: [...denied.values()],
      faults: Object.fromEntries(faults),
    }),
  };
}

export function isDenial(error: Error): boolean {
  return error.name.startsWith("AccessDenied") || DENIED.test(error.message);
}

function slowest(readers: Map<string, () => ShardBacklog>): ShardBacklog {
  const all = [...readers.values()].map((read) => read());
  const behind = all.reduce((a, b) => ((a.lastSequence ?? "") <= (b.lastSequence ?? "") ? a : b));
  const oldest = all.map(({ readAt }) => readAt ?? "").sort()[0] || null;
  return { lastSequence: behind.lastSequence, atTip: all.every(({ atTip }) => atTip), readAt: oldest };
}
