import type { EventSourceMappingConfiguration } from "@aws-sdk/client-lambda";
import type { Frame } from "./batching";

/** What a mapping says of the change stream it reads. */
export interface ChangeStreamOf {
  readonly database: string;
  /** Undefined: all collections of the database. */
  readonly collection?: string;
  readonly fullDocument: "default" | "updateLookup";
  /** Secret with `username` and `password`. */
  readonly secretArn: string;
}

/**
 * The settings that stand in tags of the mapping, because the emulator keeps none of them: `strata:database`,
 * `strata:collection`, `strata:full-document`, `strata:secret` (an ARN) and `strata:window` (seconds).
 */
export function changeStreamSettings(tags: Record<string, string>): EventSourceMappingConfiguration {
  const database = tags["strata:database"];
  if (database === undefined) return {};
  const window = tags["strata:window"];
  return {
    DocumentDBEventSourceConfig: {
      DatabaseName: database,
      CollectionName: tags["strata:collection"],
      FullDocument: tags["strata:full-document"] as "UpdateLookup" | undefined,
    },
    SourceAccessConfigurations: [{ Type: "BASIC_AUTH", URI: tags["strata:secret"] }],
    // The emulator answers 0 where nothing was said, which is the default of streams.
    MaximumBatchingWindowInSeconds: window === undefined ? undefined : Number(window),
  };
}

/** What a mapping is beside its function and its source, where that is a change stream. */
interface ChangeStreamMapping {
  readonly windowMs: number;
  readonly parallelization: number;
  readonly maximumRetryAttempts: number;
  readonly maximumRecordAge: number;
  readonly bisect: boolean;
  readonly reportsItemFailures: boolean;
  readonly changes: ChangeStreamOf;
  readonly frame: Frame;
}

/** Lambda waits so long for a batch of a change stream to fill where nothing is said, in milliseconds. */
const WINDOW_MS = 500;

/**
 * What differs for Amazon DocumentDB: one batch at a time in the order of the stream, repeated until the function takes
 * it; neither retries nor age can be limited, batches are not split, failures of single records not reported, and there
 * is no destination for what is given up (Lambda developer guide, "Using Lambda with Amazon DocumentDB").
 */
export function changeStreamMapping(
  uuid: string,
  sourceArn: string,
  wanted: EventSourceMappingConfiguration,
): ChangeStreamMapping {
  const { DatabaseName, CollectionName, FullDocument } = wanted.DocumentDBEventSourceConfig ?? {};
  const access = wanted.SourceAccessConfigurations?.find(({ Type }) => Type === "BASIC_AUTH");
  if (!DatabaseName) throw new Error(`mapping ${uuid}: DocumentDBEventSourceConfig names no DatabaseName`);
  if (!access?.URI)
    throw new Error(`mapping ${uuid}: SourceAccessConfigurations names no secret of type BASIC_AUTH`);
  const window = wanted.MaximumBatchingWindowInSeconds;
  return {
    windowMs: typeof window === "number" ? window * 1000 : WINDOW_MS,
    parallelization: 1,
    maximumRetryAttempts: -1,
    maximumRecordAge: -1,
    bisect: false,
    reportsItemFailures: false,
    changes: {
      database: DatabaseName,
      ...(CollectionName && { collection: CollectionName }),
      fullDocument: FullDocument === "UpdateLookup" ? "updateLookup" : "default",
      secretArn: access.URI,
    },
    frame: {
      prefix: `{"eventSourceArn":${JSON.stringify(sourceArn)},"events":[`,
      suffix: '],"eventSource":"aws:docdb"}',
    },
  };
}
