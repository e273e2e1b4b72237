import type { TrailArgs } from "@pulumi/aws/cloudtrail";
import { call } from "../sdk";
import { fromApi, statedParts, toApi } from "../shapes";
import { retag, tagList, tagMap } from "../tags";
import { defineType, differs } from "../type";

type Selectors = { DataResources?: { Type?: string; Values?: string[] }[] }[];

/** A trail as AWS keeps it. The emulator writes none of what it records into the bucket or the log group. */
const trail = defineType<TrailArgs>({
  type: "aws:cloudtrail/trail:Trail",
  autoname: { property: "name", max: 128 },
  taggable: true,
  replace: ["name"],
  defaults: {
    enableLogging: true,
    enableLogFileValidation: false,
    includeGlobalServiceEvents: true,
    isMultiRegionTrail: false,
    isOrganizationTrail: false,
  },
  predict: ({ name = "" }, { region, account }) => {
    const arn = `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;
    return { id: arn, outputs: { arn, homeRegion: region } };
  },
  create: (inputs, { id }) => [
    call("cloudtrail", "CreateTrail", { Name: inputs.name, ...settings(inputs) }),
    // The emulator's CreateTrail keeps neither log group nor role nor tags.
    call("cloudtrail", "UpdateTrail", { Name: inputs.name, ...settings(inputs) }),
    ...tagged(id, inputs.tags),
    ...selected(inputs.name, inputs.eventSelectors),
    ...(inputs.enableLogging === false ? [] : [call("cloudtrail", "StartLogging", { Name: inputs.name })]),
  ],
  change: (olds, news, { id, state }) => [
    ...(differs(settings(olds), settings(news))
      ? [call("cloudtrail", "UpdateTrail", { Name: state.name, ...settings(news) })]
      : []),
    ...(differs(olds.eventSelectors, news.eventSelectors)
      ? selected(state.name, news.eventSelectors ?? ALL_CALLS)
      : []),
    ...(differs(olds.enableLogging ?? true, news.enableLogging ?? true)
      ? [
          call("cloudtrail", news.enableLogging === false ? "StopLogging" : "StartLogging", {
            Name: state.name,
          }),
        ]
      : []),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("cloudtrail", "AddTags", { ResourceId: id, TagsList: tagList(tags) ?? [] }),
      (keys) => call("cloudtrail", "RemoveTags", { ResourceId: id, TagsList: keys.map((Key) => ({ Key })) }),
    ),
  ],
  read: async ({ id, state }, aws) => {
    const { Trail: live } = await aws.request("cloudtrail", "GetTrail", { Name: id });
    if (!live) return undefined;
    const { IsLogging } = await aws.request("cloudtrail", "GetTrailStatus", { Name: id });
    const { EventSelectors } = await aws.request("cloudtrail", "GetEventSelectors", { TrailName: id });
    const { ResourceTagList = [] } = await aws.request("cloudtrail", "ListTags", { ResourceIdList: [id] });
    return {
      name: live.Name,
      s3BucketName: live.S3BucketName,
      s3KeyPrefix: live.S3KeyPrefix || undefined,
      snsTopicName: live.SnsTopicName || undefined,
      kmsKeyId: live.KmsKeyId || undefined,
      cloudWatchLogsGroupArn: live.CloudWatchLogsLogGroupArn || undefined,
      cloudWatchLogsRoleArn: live.CloudWatchLogsRoleArn || undefined,
      enableLogFileValidation: live.LogFileValidationEnabled ?? false,
      includeGlobalServiceEvents: live.IncludeGlobalServiceEvents ?? true,
      isMultiRegionTrail: live.IsMultiRegionTrail ?? false,
      isOrganizationTrail: live.IsOrganizationTrail ?? false,
      enableLogging: IsLogging ?? false,
      eventSelectors: state.eventSelectors
        ? (statedParts(fromApi(EventSelectors), state.eventSelectors) as TrailArgs["eventSelectors"] as never)
        : undefined,
      tags: tagMap(ResourceTagList[0]?.TagsList as { Key: string; Value?: string }[] | undefined),
    };
  },
  delete: ({ id }, aws) => aws.request("cloudtrail", "DeleteTrail", { Name: id }),
});

/** What a trail without selectors records. */
const ALL_CALLS = [{ includeManagementEvents: true, readWriteType: "All" }];

interface Settings {
  s3BucketName?: unknown;
  [name: string]: unknown;
}

function settings(inputs: Settings) {
  const text = (name: string) => inputs[name] as string | undefined;
  const flag = (name: string) => inputs[name] as boolean | undefined;
  return {
    S3BucketName: text("s3BucketName"),
    S3KeyPrefix: text("s3KeyPrefix"),
    SnsTopicName: text("snsTopicName"),
    KmsKeyId: text("kmsKeyId"),
    CloudWatchLogsLogGroupArn: text("cloudWatchLogsGroupArn"),
    CloudWatchLogsRoleArn: text("cloudWatchLogsRoleArn"),
    EnableLogFileValidation: flag("enableLogFileValidation"),
    IncludeGlobalServiceEvents: flag("includeGlobalServiceEvents"),
    IsMultiRegionTrail: flag("isMultiRegionTrail"),
    IsOrganizationTrail: flag("isOrganizationTrail"),
  };
}

function tagged(ResourceId: string, tags: Record<string, string> | undefined) {
  const TagsList = tagList(tags);
  return TagsList ? [call("cloudtrail", "AddTags", { ResourceId, TagsList })] : [];
}

function selected(name: string | undefined, selectors: unknown) {
  if (!selectors) return [];
  const EventSelectors = toApi(selectors) as Selectors;
  return [
    call("cloudtrail", "PutEventSelectors", { TrailName: name, EventSelectors: EventSelectors as never }),
  ];
}

export const cloudtrail = [trail];
