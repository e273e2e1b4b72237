import type { EventArchiveArgs, EventBusArgs, EventBusPolicyArgs } from "@pulumi/aws/cloudwatch";
import { call } from "../sdk";
import { retag, tagList, tagMap } from "../tags";
import { defineType, differs } from "../type";

const bus = defineType<EventBusArgs>({
  type: "aws:cloudwatch/eventBus:EventBus",
  autoname: { property: "name", max: 256 },
  taggable: true,
  replace: ["name", "eventSourceName"],
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:events:${region}:${account}:event-bus/${name}` },
  }),
  create: (inputs) => [
    call("events", "CreateEventBus", {
      Name: inputs.name,
      Description: inputs.description,
      EventSourceName: inputs.eventSourceName,
      KmsKeyIdentifier: inputs.kmsKeyIdentifier,
      DeadLetterConfig: inputs.deadLetterConfig && { Arn: inputs.deadLetterConfig.arn },
      Tags: tagList(inputs.tags),
    }),
  ],
  change: (olds, news, { id, state }) => [
    ...(differs(settings(olds), settings(news))
      ? [call("events", "UpdateEventBus", { Name: id, ...settings(news) })]
      : []),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("events", "TagResource", { ResourceARN: String(state["arn"]), Tags: tagList(tags) }),
      (TagKeys) => call("events", "UntagResource", { ResourceARN: String(state["arn"]), TagKeys }),
    ),
  ],
  read: async ({ id, state }, aws) => {
    const live = await aws.request("events", "DescribeEventBus", { Name: id });
    const { Tags } = await aws.request("events", "ListTagsForResource", { ResourceARN: live.Arn });
    return {
      name: id,
      description: live.Description || undefined,
      kmsKeyIdentifier: live.KmsKeyIdentifier || undefined,
      deadLetterConfig: state.deadLetterConfig && { arn: live.DeadLetterConfig?.Arn },
      tags: tagMap(Tags),
    };
  },
  delete: ({ id }, aws) => aws.request("events", "DeleteEventBus", { Name: id }),
});

const settings = (inputs: {
  description?: string;
  kmsKeyIdentifier?: string;
  deadLetterConfig?: { arn?: string };
}) => ({
  Description: inputs.description ?? "",
  KmsKeyIdentifier: inputs.kmsKeyIdentifier ?? "",
  DeadLetterConfig: inputs.deadLetterConfig && { Arn: inputs.deadLetterConfig.arn },
});

const busPolicy = defineType<EventBusPolicyArgs>({
  type: "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
  unrealised: "the emulator drops the document and holds a statement that admits everybody instead",
  policies: ["policy"],
  replace: ["eventBusName"],
  defaults: { eventBusName: "default" },
  predict: ({ eventBusName = "default" }) => ({ id: eventBusName, outputs: {} }),
  create: (inputs) => [putPolicy(inputs.eventBusName, inputs.policy)],
  change: (_olds, news) => [putPolicy(news.eventBusName, news.policy)],
  read: async ({ id }, aws) => {
    const { Policy } = await aws.request("events", "DescribeEventBus", { Name: id });
    return Policy ? { eventBusName: id, policy: Policy } : undefined;
  },
  delete: ({ id }, aws) =>
    aws.request("events", "RemovePermission", { EventBusName: id, RemoveAllPermissions: true }),
});

const putPolicy = (EventBusName: string | undefined, Policy: string | undefined) =>
  call("events", "PutPermission", { EventBusName, Policy });

const archive = defineType<EventArchiveArgs>({
  type: "aws:cloudwatch/eventArchive:EventArchive",
  autoname: { property: "name", max: 48 },
  documents: ["eventPattern"],
  replace: ["name", "eventSourceArn"],
  defaults: { retentionDays: 0 },
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:events:${region}:${account}:archive/${name}` },
  }),
  create: (inputs) => [
    call("events", "CreateArchive", {
      ArchiveName: inputs.name,
      EventSourceArn: inputs.eventSourceArn,
      ...archiveSettings(inputs),
    }),
  ],
  change: (_olds, news, { id }) => [
    call("events", "UpdateArchive", { ArchiveName: id, ...archiveSettings(news) }),
  ],
  read: async ({ id }, aws) => {
    const live = await aws.request("events", "DescribeArchive", { ArchiveName: id });
    return {
      name: id,
      eventSourceArn: live.EventSourceArn,
      description: live.Description || undefined,
      eventPattern: live.EventPattern || undefined,
      retentionDays: live.RetentionDays ?? 0,
      kmsKeyIdentifier: live.KmsKeyIdentifier || undefined,
    };
  },
  delete: ({ id }, aws) => aws.request("events", "DeleteArchive", { ArchiveName: id }),
});

const archiveSettings = (inputs: {
  description?: string;
  eventPattern?: string;
  retentionDays?: number;
  kmsKeyIdentifier?: string;
}) => ({
  Description: inputs.description,
  EventPattern: inputs.eventPattern,
  RetentionDays: inputs.retentionDays ?? 0,
  KmsKeyIdentifier: inputs.kmsKeyIdentifier,
});

export const eventBuses = [bus, busPolicy, archive];
