import type { EventSourceMappingArgs } from "@pulumi/aws/lambda";
import { stableUuid } from "../names";
import { call } from "../sdk";
import { fromApi, statedParts } from "../shapes";
import { retag, someTags } from "../tags";
import { defineType, differs } from "../type";
import { ENABLED_TAG, isOwnTag, type Mapping, settingsOf, tagsOf } from "./lambda-mapping-shape";

const mapping = defineType<EventSourceMappingArgs>({
  type: "aws:lambda/eventSourceMapping:EventSourceMapping",
  taggable: true,
  replace: ["eventSourceArn", "startingPosition", "startingPositionTimestamp", "queues", "topics"],
  sets: ["functionResponseTypes"],
  defaults: { enabled: true, maximumBatchingWindowInSeconds: 0 },
  predict: (inputs, { region, account, urn }) => {
    const uuid = stableUuid(urn);
    const named = inputs.functionName.startsWith("arn:");
    return {
      id: uuid,
      outputs: {
        uuid,
        arn: `arn:aws:lambda:${region}:${account}:event-source-mapping:${uuid}`,
        functionArn: named
          ? inputs.functionName
          : `arn:aws:lambda:${region}:${account}:function:${inputs.functionName}`,
        state: (inputs.enabled ?? true) ? "Enabled" : "Disabled",
      },
    };
  },
  create: (inputs) => [
    call("lambda", "CreateEventSourceMapping", {
      ...settingsOf(inputs),
      EventSourceArn: inputs.eventSourceArn,
      StartingPosition: inputs.startingPosition as "LATEST" | undefined,
      StartingPositionTimestamp: inputs.startingPositionTimestamp
        ? new Date(inputs.startingPositionTimestamp)
        : undefined,
      Tags: tagsOf(inputs),
    }),
  ],
  identify: ({ UUID, FunctionArn }: { UUID: string; FunctionArn: string }, inputs, { region, account }) => ({
    id: UUID,
    outputs: {
      uuid: UUID,
      arn: `arn:aws:lambda:${region}:${account}:event-source-mapping:${UUID}`,
      functionArn: FunctionArn,
      state: (inputs.enabled ?? true) ? "Enabled" : "Disabled",
    },
  }),
  change: (olds, news, { id, state }) => [
    ...(differs(settingsOf(olds), settingsOf(news))
      ? [call("lambda", "UpdateEventSourceMapping", { UUID: id, ...settingsOf(news) })]
      : []),
    ...retag(
      tagsOf(olds),
      tagsOf(news),
      (Tags) => call("lambda", "TagResource", { Resource: String(state["arn"]), Tags }),
      (TagKeys) => call("lambda", "UntagResource", { Resource: String(state["arn"]), TagKeys }),
    ),
  ],
  observe: async ({ state }) => ({ state: (state.enabled ?? true) ? "Enabled" : "Disabled" }),
  read: async ({ id, state, scope }, aws) => {
    const live = await aws.request("lambda", "GetEventSourceMapping", { UUID: id });
    const Resource = `arn:aws:lambda:${scope.region}:${scope.account}:event-source-mapping:${id}`;
    const { Tags = {} } = await aws.request("lambda", "ListTags", { Resource });
    const own = Object.fromEntries(Object.entries(Tags).filter(([name]) => !isOwnTag(name)));
    const wanted = Tags[ENABLED_TAG];
    const stated = <T>(value: T, given: unknown, absent: T): T | undefined =>
      given === undefined && value === absent ? undefined : value;
    const settings = settingsOf(state);
    const destination = live.DestinationConfig?.OnFailure?.Destination;
    return {
      eventSourceArn: live.EventSourceArn,
      functionName: state.functionName?.startsWith("arn:") === false ? state.functionName : live.FunctionArn,
      enabled: wanted === undefined ? live.State !== "Disabled" : wanted === "true",
      batchSize:
        state.batchSize === undefined && live.BatchSize === settings.BatchSize ? undefined : live.BatchSize,
      startingPosition: live.StartingPosition,
      maximumBatchingWindowInSeconds: live.MaximumBatchingWindowInSeconds ?? 0,
      functionResponseTypes: live.FunctionResponseTypes?.length ? live.FunctionResponseTypes : undefined,
      parallelizationFactor: stated(live.ParallelizationFactor, state.parallelizationFactor, 1),
      maximumRetryAttempts: stated(live.MaximumRetryAttempts, state.maximumRetryAttempts, -1),
      maximumRecordAgeInSeconds: stated(live.MaximumRecordAgeInSeconds, state.maximumRecordAgeInSeconds, -1),
      bisectBatchOnFunctionError: stated(
        live.BisectBatchOnFunctionError,
        state.bisectBatchOnFunctionError,
        false,
      ),
      destinationConfig: destination ? { onFailure: { destinationArn: destination } } : undefined,
      filterCriteria: live.FilterCriteria?.Filters?.length
        ? (statedParts(fromApi(live.FilterCriteria), state.filterCriteria) as Mapping["filterCriteria"])
        : undefined,
      scalingConfig: live.ScalingConfig?.MaximumConcurrency
        ? { maximumConcurrency: live.ScalingConfig.MaximumConcurrency }
        : undefined,
      // Kept by the mapping's tags only: what was written there is what is asked for.
      documentDbEventSourceConfig: state.documentDbEventSourceConfig,
      sourceAccessConfigurations: state.sourceAccessConfigurations,
      tags: someTags(own),
    };
  },
  delete: ({ id }, aws) => aws.request("lambda", "DeleteEventSourceMapping", { UUID: id }),
});

export const lambdaMappings = [mapping];
