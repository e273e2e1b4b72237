import type { EventSourceMappingArgs } from "@pulumi/aws/lambda";
import { defined } from "../../protocol/values";
import { someTags } from "../tags";
import type { Inputs } from "../type";

export type Mapping = Inputs<EventSourceMappingArgs>;

/**
 * Streams are polled by `local/event-sources`, not by the emulator, which ignores most of a mapping's settings. Their
 * mappings are made disabled; what the program wants, and what the emulator does not keep, stands in two tags.
 */
export const ENABLED_TAG = "strata:enabled";
const OVERRIDES_TAG = "strata:mapping";

const isCluster = (arn = ""): boolean => /^arn:[^:]+:rds:[^:]*:[^:]*:cluster:/.test(arn);
const isStream = (arn = ""): boolean => isCluster(arn) || /^arn:[^:]+:(kinesis|dynamodb):/.test(arn);

export const isOwnTag = (name: string): boolean => name.startsWith("strata:");

export function tagsOf(mapping: Mapping): Record<string, string> | undefined {
  if (!isStream(mapping.eventSourceArn)) return someTags(mapping.tags);
  const overrides = defined({
    TumblingWindowInSeconds: mapping.tumblingWindowInSeconds,
    StartingPositionTimestamp: mapping.startingPositionTimestamp,
  });
  return {
    ...mapping.tags,
    [ENABLED_TAG]: String(mapping.enabled ?? true),
    ...(Object.keys(overrides).length > 0 ? { [OVERRIDES_TAG]: JSON.stringify(overrides) } : {}),
    ...(isCluster(mapping.eventSourceArn) && changeStreamTags(mapping)),
  };
}

/** What the emulator knows nothing of; `local/event-sources/documentdb-mapping.ts` reads it. */
function changeStreamTags(mapping: Mapping): Record<string, string> {
  const { databaseName, collectionName, fullDocument } = mapping.documentDbEventSourceConfig ?? {};
  const secret = mapping.sourceAccessConfigurations?.find(({ type }) => type === "BASIC_AUTH")?.uri;
  const window = mapping.maximumBatchingWindowInSeconds;
  const tags = {
    "strata:database": databaseName,
    "strata:collection": collectionName,
    "strata:full-document": fullDocument,
    "strata:secret": secret,
    "strata:window": window?.toString(),
  };
  return defined(tags) as Record<string, string>;
}

export function settingsOf(mapping: Mapping) {
  const stream = isStream(mapping.eventSourceArn);
  return {
    FunctionName: mapping.functionName,
    Enabled: stream ? false : (mapping.enabled ?? true),
    BatchSize: mapping.batchSize ?? (stream ? 100 : 10),
    MaximumBatchingWindowInSeconds: mapping.maximumBatchingWindowInSeconds ?? 0,
    FunctionResponseTypes: (mapping.functionResponseTypes ?? []) as "ReportBatchItemFailures"[],
    FilterCriteria: {
      Filters: mapping.filterCriteria?.filters?.map(({ pattern }) => ({ Pattern: pattern })),
    },
    ScalingConfig: mapping.scalingConfig && { MaximumConcurrency: mapping.scalingConfig.maximumConcurrency },
    KMSKeyArn: mapping.kmsKeyArn,
    ...(stream
      ? {
          ParallelizationFactor: mapping.parallelizationFactor ?? 1,
          MaximumRetryAttempts: mapping.maximumRetryAttempts ?? -1,
          MaximumRecordAgeInSeconds: mapping.maximumRecordAgeInSeconds ?? -1,
          BisectBatchOnFunctionError: mapping.bisectBatchOnFunctionError ?? false,
          TumblingWindowInSeconds: mapping.tumblingWindowInSeconds,
          DestinationConfig: {
            OnFailure: { Destination: mapping.destinationConfig?.onFailure?.destinationArn },
          },
        }
      : {}),
  };
}
