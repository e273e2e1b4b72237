import type { DataClass } from "../../contracts/retention";

/** What keeps a copy: the store itself, or something it makes of its own accord. */
export const COPY_KINDS = [
  "store",
  "replica",
  "versions",
  "point in time",
  "backups",
  "recovery points",
  "snapshots",
  "buffer",
] as const;

export type CopyKind = (typeof COPY_KINDS)[number];

/** A colder storage class an object moves to, so many days after the event. */
export interface Move {
  day: number;
  storageClass: string;
}

/** One place in which one class of data stands for a time. Days count from the event. */
export interface Copy {
  dataClass: DataClass;
  kind: CopyKind;
  /** Name of the resource that holds it. */
  resource: string;
  /** Kind of resource, as people call it: `S3 bucket`. */
  service: string;
  from: number;
  until: number | "never";
  moves: readonly Move[];
  /** Day until which Object Lock refuses to delete it. */
  lockedUntil?: number;
}

/** When the last of some copies is gone. */
export function lastDay(copies: readonly Copy[]): number | "never" {
  let last = 0;
  for (const { until } of copies) {
    if (until === "never") return "never";
    last = Math.max(last, until);
  }
  return last;
}
