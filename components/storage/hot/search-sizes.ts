/** What the nodes of a domain are made of. */
export interface SearchSize {
  dataNode: string;
  master: string;
  /** Disk of each data node. */
  volumeGiB: number;
  /** Copies of each shard beside the first. */
  replicas: number;
  /** Burstable nodes cannot be tuned by the service. */
  autoTune: boolean;
}

/**
 * Sizes by environment. Each vector takes some 3.5 KiB in an index of the Lucene engine, its graph included: 100 GiB a
 * node hold 90 days of 300,000 messages a day twice.
 */
export const SEARCH_SIZES = {
  dev: {
    dataNode: "t3.small.search",
    master: "t3.small.search",
    volumeGiB: 10,
    replicas: 1,
    autoTune: false,
  },
  prod: {
    dataNode: "r6g.large.search",
    master: "m6g.large.search",
    volumeGiB: 100,
    replicas: 1,
    autoTune: true,
  },
} as const satisfies Record<string, SearchSize>;
