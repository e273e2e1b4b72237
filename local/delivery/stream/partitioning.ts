import { partitionKeys } from "../destination/prefix";
import type { Definition } from "../model";
import type { Outcome } from "./outcome";

/** AWS's default quota of active partitions of one stream. */
export const MOST_PARTITIONS = 500;

/** The partition that failed records of one kind wait in. */
export const errorPartition = (kind: string): string => `error ${kind}`;

/**
 * Finds the partition of each record. With dynamic partitioning it is given by the keys that the prefix names; a record
 * that lacks one, or needs one partition more than AWS keeps active, fails. Without, all records share one.
 * @param active partitions that wait already
 */
export function partitioned(
  outcomes: Outcome[],
  { destination }: Definition,
  active: ReadonlySet<string>,
): [Outcome, string][] {
  const dynamic = destination.DynamicPartitioningConfiguration?.Enabled === true;
  const names = dynamic ? partitionKeys(destination.Prefix ?? "") : [];
  const partitions = new Set(active);
  return outcomes.map((outcome) => {
    if (outcome.kind !== "deliver" || !dynamic) return [outcome, ""];
    if (names.some((name) => outcome.keys[name] === undefined)) {
      return [
        failed(outcome, "MetadataExtractionFailed", "partitionKeys values must not be null or empty"),
        "",
      ];
    }
    const partition = JSON.stringify(names.map((name) => outcome.keys[name]));
    if (!partitions.has(partition) && partitions.size >= MOST_PARTITIONS) {
      return [
        failed(outcome, "ActivePartitionLimitExceeded", `more than ${MOST_PARTITIONS} active partitions`),
        "",
      ];
    }
    partitions.add(partition);
    const keys = Object.fromEntries(names.map((name) => [name, outcome.keys[name] ?? ""]));
    return [{ ...outcome, keys }, partition];
  });
}

function failed({ record }: Outcome, code: string, message: string): Outcome {
  return { kind: "fail", record, error: { code: `DynamicPartitioning.${code}`, message, attempts: 1 } };
}
