import type { LogGroupArgs, LogStreamArgs } from "@pulumi/aws/cloudwatch";
import { call } from "../sdk";
import { retag, someTags } from "../tags";
import { defineType, differs } from "../type";

const logGroup = defineType<LogGroupArgs>({
  type: "aws:cloudwatch/logGroup:LogGroup",
  autoname: { property: "name", max: 512 },
  taggable: true,
  replace: ["name", "namePrefix", "logGroupClass"],
  defaults: { retentionInDays: 0, logGroupClass: "STANDARD", skipDestroy: false },
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:logs:${region}:${account}:log-group:${name}` },
  }),
  create: (inputs) => [
    call("logs", "CreateLogGroup", {
      logGroupName: inputs.name,
      kmsKeyId: inputs.kmsKeyId,
      logGroupClass: inputs.logGroupClass as "STANDARD" | undefined,
      deletionProtectionEnabled: inputs.deletionProtectionEnabled,
      tags: someTags(inputs.tags),
    }),
    ...(inputs.retentionInDays ? [retain(inputs.name, inputs.retentionInDays)] : []),
  ],
  change: (olds, news, { id, state }) => [
    ...(differs(olds.retentionInDays ?? 0, news.retentionInDays ?? 0)
      ? [
          news.retentionInDays
            ? retain(id, news.retentionInDays)
            : call("logs", "DeleteRetentionPolicy", { logGroupName: id }),
        ]
      : []),
    ...(differs(olds.kmsKeyId, news.kmsKeyId)
      ? [
          news.kmsKeyId
            ? call("logs", "AssociateKmsKey", { logGroupName: id, kmsKeyId: news.kmsKeyId })
            : call("logs", "DisassociateKmsKey", { logGroupName: id }),
        ]
      : []),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("logs", "TagResource", { resourceArn: String(state["arn"]), tags }),
      (tagKeys) => call("logs", "UntagResource", { resourceArn: String(state["arn"]), tagKeys }),
    ),
  ],
  read: async ({ id, scope }, aws) => {
    const { logGroups = [] } = await aws.request("logs", "DescribeLogGroups", { logGroupNamePrefix: id });
    const live = logGroups.find(({ logGroupName }) => logGroupName === id);
    if (!live) return undefined;
    const resourceArn = `arn:aws:logs:${scope.region}:${scope.account}:log-group:${id}`;
    const { tags } = await aws.request("logs", "ListTagsForResource", { resourceArn });
    return {
      name: id,
      retentionInDays: live.retentionInDays ?? 0,
      kmsKeyId: live.kmsKeyId || undefined,
      logGroupClass: live.logGroupClass ?? "STANDARD",
      tags: someTags(tags),
    };
  },
  delete: async ({ id, state }, aws) =>
    state.skipDestroy ? undefined : aws.request("logs", "DeleteLogGroup", { logGroupName: id }),
});

const retain = (logGroupName: string | undefined, retentionInDays: number) =>
  call("logs", "PutRetentionPolicy", { logGroupName, retentionInDays });

const logStream = defineType<LogStreamArgs>({
  type: "aws:cloudwatch/logStream:LogStream",
  autoname: { property: "name", max: 512 },
  replace: ["name", "logGroupName"],
  predict: ({ name = "", logGroupName }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:logs:${region}:${account}:log-group:${logGroupName}:log-stream:${name}` },
  }),
  create: ({ name, logGroupName }) => [
    call("logs", "CreateLogStream", { logGroupName, logStreamName: name }),
  ],
  read: async ({ id, state: { logGroupName } }, aws) => {
    const { logStreams = [] } = await aws.request("logs", "DescribeLogStreams", {
      logGroupName,
      logStreamNamePrefix: id,
    });
    return logStreams.some(({ logStreamName }) => logStreamName === id) ? { name: id } : undefined;
  },
  delete: ({ id, state: { logGroupName } }, aws) =>
    aws.request("logs", "DeleteLogStream", { logGroupName, logStreamName: id }),
});

export const logs = [logGroup, logStream];
