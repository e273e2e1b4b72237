import type { EventSourceMappingConfiguration } from "@aws-sdk/client-lambda";
import type { Frame } from "./batching";
import { type ChangeStreamOf, changeStreamMapping, changeStreamSettings } from "./documentdb-mapping";
import { compileFilters, type RecordFilter } from "./filter";

/**
 * How the provider hands a stream mapping to this poller. The emulator would poll an enabled mapping as well, with
 * semantics that lose data, so the provider creates and updates it with `Enabled: false` and writes what was
 * asked for into two tags of the mapping:
 * - `strata:enabled`: `"true"` or `"false"`; a mapping without it is not consumed.
 * - `strata:mapping` (optional): a JSON object of CreateEventSourceMapping fields that stand above what the
 *   emulator answers. It keeps all fields but `StartingPositionTimestamp`, `TumblingWindowInSeconds` and those of
 *   DocumentDB, which stand in tags of their own (documentdb-mapping.ts), and
 *   answers `BatchSize` 10 where none was given (AWS: 100 for streams).
 */
export const ENABLED_TAG = "strata:enabled";
export const OVERRIDES_TAG = "strata:mapping";

export type StartingPosition = "TRIM_HORIZON" | "LATEST" | "AT_TIMESTAMP";

/** One event source mapping with AWS's defaults applied. */
export interface Mapping {
  readonly uuid: string;
  readonly functionArn: string;
  readonly sourceArn: string;
  readonly source: "kinesis" | "dynamodb" | "documentdb";
  readonly enabled: boolean;
  /** Records of one invocation at most, 1 to 10,000. */
  readonly batchSize: number;
  /** Milliseconds that a batch may wait to fill, 0 to 300,000. */
  readonly windowMs: number;
  /** Batches of one shard that run at once, 1 to 10. */
  readonly parallelization: number;
  /** Retries after a function error, -1 for no limit. */
  readonly maximumRetryAttempts: number;
  /** Age in seconds above which a record is discarded, -1 for no limit. */
  readonly maximumRecordAge: number;
  readonly bisect: boolean;
  readonly reportsItemFailures: boolean;
  readonly onFailureArn?: string;
  readonly filter?: RecordFilter;
  readonly startingPosition: StartingPosition;
  /** Set with AT_TIMESTAMP. */
  readonly startingTimestamp?: Date;
  /** Set for a DocumentDB cluster. */
  readonly changes?: ChangeStreamOf;
  /** What stands around the records of an event. @default that of Kinesis and DynamoDB */
  readonly frame?: Frame;
}

/** The source's kind by its ARN; undefined for queues and all else, which the emulator polls itself. */
export function streamKind(sourceArn: string | undefined): Mapping["source"] | undefined {
  if (sourceArn?.includes(":kinesis:")) return "kinesis";
  if (sourceArn?.includes(":dynamodb:") && sourceArn.includes("/stream/")) return "dynamodb";
  if (sourceArn?.includes(":rds:") && sourceArn.includes(":cluster:")) return "documentdb";
  return undefined;
}

/**
 * Reads a stream mapping as the emulator lists it, with the mapping's tags.
 * Throws where the mapping cannot be consumed: enabled on the emulator too, a bad filter pattern, a tumbling window.
 */
export function readMapping(listed: EventSourceMappingConfiguration, tags: Record<string, string>): Mapping {
  const wanted = { ...listed, ...overrides(tags) };
  const uuid = listed.UUID ?? "";
  const source = streamKind(listed.EventSourceArn);
  if (!source || !listed.EventSourceArn || !listed.FunctionArn)
    throw new Error(
      `mapping ${uuid}: ${listed.EventSourceArn} is neither a Kinesis nor a DynamoDB stream nor a cluster`,
    );
  const enabled = tags[ENABLED_TAG] === "true";
  if (enabled && listed.State === "Enabled")
    throw new Error(
      `mapping ${uuid} is enabled on the emulator, which would deliver every record a second time: ` +
        `create it with Enabled: false and the tag ${ENABLED_TAG}=true`,
    );
  if (wanted.TumblingWindowInSeconds)
    throw new Error(
      `mapping ${uuid}: TumblingWindowInSeconds ${wanted.TumblingWindowInSeconds} is not realised; allowed is 0`,
    );
  const filters = wanted.FilterCriteria?.Filters ?? [];
  return {
    uuid,
    functionArn: listed.FunctionArn,
    sourceArn: listed.EventSourceArn,
    source,
    enabled,
    batchSize: wanted.BatchSize ?? 100,
    windowMs: (wanted.MaximumBatchingWindowInSeconds ?? 0) * 1000,
    parallelization: wanted.ParallelizationFactor ?? 1,
    maximumRetryAttempts: wanted.MaximumRetryAttempts ?? -1,
    maximumRecordAge: wanted.MaximumRecordAgeInSeconds ?? -1,
    bisect: wanted.BisectBatchOnFunctionError ?? false,
    reportsItemFailures: (wanted.FunctionResponseTypes ?? []).includes("ReportBatchItemFailures"),
    ...(wanted.DestinationConfig?.OnFailure?.Destination && {
      onFailureArn: wanted.DestinationConfig.OnFailure.Destination,
    }),
    ...(filters.length > 0 && { filter: compileFilters(filters.map(({ Pattern }) => Pattern ?? "{}")) }),
    ...start(uuid, source, wanted),
    ...(source === "documentdb" && changeStreamMapping(uuid, listed.EventSourceArn, wanted)),
  };
}

function start(
  uuid: string,
  source: Mapping["source"],
  wanted: EventSourceMappingConfiguration,
): Pick<Mapping, "startingPosition" | "startingTimestamp"> {
  const position = wanted.StartingPosition ?? "LATEST";
  if (position !== "AT_TIMESTAMP") return { startingPosition: position };
  const at = startingTime(wanted.StartingPositionTimestamp as Date | string | number | undefined);
  if (source === "dynamodb" || !at)
    throw new Error(
      `mapping ${uuid}: AT_TIMESTAMP needs a Kinesis stream or a cluster and StartingPositionTimestamp in the tag ${OVERRIDES_TAG}`,
    );
  return { startingPosition: position, startingTimestamp: at };
}

/** The API takes seconds since the epoch, Pulumi an RFC 3339 text. */
function startingTime(value: Date | string | number | undefined): Date | undefined {
  if (value === undefined) return undefined;
  const at = new Date(typeof value === "number" ? value * 1000 : value);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

function overrides(tags: Record<string, string>): EventSourceMappingConfiguration {
  const text = tags[OVERRIDES_TAG];
  return {
    ...(text && (JSON.parse(text) as EventSourceMappingConfiguration)),
    ...changeStreamSettings(tags),
  };
}
