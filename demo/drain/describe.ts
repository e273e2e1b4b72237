import type { Snapshot } from "./snapshot";

/** What a run waits for, in a few words. */
export function describeWait({ behind, buffered, waiting }: Snapshot): string {
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((total, n) => total + n, 0);
  const parts = [
    `${behind.length} shards behind`,
    `${sum(buffered)} records buffered`,
    `${sum(waiting)} messages waiting`,
  ];
  return parts.filter((part) => !part.startsWith("0 ")).join(", ") || "settling";
}
