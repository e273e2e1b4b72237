import type { Curve } from "./item";

/** What a run over so many events cost. */
export interface Cost {
  readonly events: number;
  /** Of processor time. */
  readonly seconds: number;
  /** Most resident memory. */
  readonly mib: number;
}

/** Two curves, how time and memory grow with the number of events. */
export function growthCurves(name: string, title: string, costs: readonly Cost[]): Curve[] {
  const curve = (what: "time" | "memory", y: string, value: (cost: Cost) => number): Curve => ({
    name: `${name}-${what}`,
    title: `${title}: ${what === "time" ? "processor time" : "most memory"}`,
    x: "events",
    y,
    series: [{ name: title, points: costs.map((cost) => [cost.events, value(cost)]) }],
  });
  return [curve("time", "s", ({ seconds }) => seconds), curve("memory", "MiB", ({ mib }) => mib)];
}
