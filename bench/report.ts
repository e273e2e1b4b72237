import type { BenchResult, Figure, Measured } from "./item";

/** One line of the report: a figure beside one of its peers, or on its own. */
export interface Row {
  readonly benchmark: string;
  readonly what: string;
  readonly ours: string;
  readonly target: string;
  readonly peer: string;
  readonly theirs: string;
  /** How many times better ours is; below 1 the peer is better. */
  readonly ratio: string;
  readonly limit: string;
}

export const COLUMNS: readonly (keyof Row)[] = [
  "benchmark",
  "what",
  "ours",
  "target",
  "peer",
  "theirs",
  "ratio",
  "limit",
];

/** The rows of one benchmark: one per figure and peer. */
export function rowsOf(benchmark: string, { figures }: BenchResult): Row[] {
  return figures.flatMap((figure) => {
    const { what, unit, ours, target, limit } = figure;
    const base = {
      benchmark,
      what,
      ours: `${amount(ours)} ${unit}`,
      target: target === undefined ? "" : `${figure.better === "higher" ? "≥" : "≤"} ${amount(target)}`,
      limit: limit ? `${amount(limit.value)} (${limit.name})` : "",
    };
    if (figure.peers.length === 0) return [{ ...base, peer: "", theirs: "", ratio: "" }];
    return figure.peers.map((peer) => ({
      ...base,
      peer: peer.name,
      theirs: amount(peer.value),
      ratio: times(ratio(figure, peer)),
    }));
  });
}

/** Whether a figure reaches what the project holds itself to. */
export function reaches({ ours, target, better }: Figure): boolean {
  return target === undefined || (better === "higher" ? ours >= target : ours <= target);
}

/** How many times better ours is than the peer's. */
export function ratio({ ours, better }: Figure, peer: Measured): number {
  return better === "higher" ? ours / peer.value : peer.value / ours;
}

/** Nothing where one of the two has none. */
function times(ratio: number): string {
  return Number.isFinite(ratio) ? `${amount(ratio)}×` : "–";
}

/** Three figures that count, thousands set apart. */
function amount(value: number): string {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toLocaleString("en-US", { maximumFractionDigits: digits });
}
