import type { Watch } from "./alarms";

/** A watch without what it is of. */
export type Figure = Omit<Watch, "namespace" | "dimensions">;

export const GIB = 1_024 ** 3;

/** Processor time of which a burst should be over in a quarter of an hour. */
export const busy = (name: string, metric = "CPUUtilization"): Figure => ({
  name: `${name}-cpu`,
  description: `${name} has been at 80 % of its processors for 15 minutes.`,
  metric,
  statistic: "Average",
  threshold: 80,
  periods: 3,
});

/** Watches of several figures of one thing. */
export function watches(of: Pick<Watch, "namespace" | "dimensions">, figures: readonly Figure[]): Watch[] {
  return figures.map((figure) => ({ ...of, ...figure }));
}
