/** One figure of a benchmark: what this project reaches, and what others reach at the same work in the same run. */
export interface Figure {
  /** What was measured, such as `event of 323 characters`. */
  readonly what: string;
  /** Unit of every value of the figure, such as `µs` or `rows/s`. */
  readonly unit: string;
  readonly better: "higher" | "lower";
  readonly ours: number;
  /** The figure this project holds itself to. */
  readonly target?: number;
  readonly peers: readonly Measured[];
  /** What the machine or the data allows at best, such as parsing alone. */
  readonly limit?: Measured;
}

export interface Measured {
  readonly name: string;
  readonly value: number;
}

/** How something grows; drawn in docs/performance.md. */
export interface Curve {
  /** File name of the picture, without ending. */
  readonly name: string;
  readonly title: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly (readonly [number, number])[];
  }[];
}

export interface BenchResult {
  readonly figures: readonly Figure[];
  readonly curves?: readonly Curve[];
  /** What a reader has to know to read the figures, one sentence each. */
  readonly notes?: readonly string[];
}

export interface BenchContext {
  /** Loads a peer that is installed apart from the project (bench/peers/package.json). */
  peer<T = unknown>(packageName: string): Promise<T>;
  /** Folder in which `peer` packages are installed: for peers that run in a process of their own. */
  readonly peersFolder: string;
  /** An empty folder; removed after the item. */
  readonly scratch: string;
  /** Smaller inputs: shows that it works, proves no figure. */
  readonly quick: boolean;
  progress(text: string): void;
  readonly signal: AbortSignal;
}

/** One benchmark: `bench/items/<name>.ts` exports it as `item`. It runs in a process of its own. */
export interface BenchItem {
  /** Name of the file, as `--only` takes it. */
  readonly name: string;
  /** What is measured and against whom, in one sentence. */
  readonly summary: string;
  run(context: BenchContext): Promise<BenchResult>;
}

/** What one run of a benchmark gave. */
export interface Outcome extends BenchResult {
  readonly summary: string;
}
