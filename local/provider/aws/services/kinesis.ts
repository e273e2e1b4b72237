import type { StreamArgs } from "@pulumi/aws/kinesis";
import { waitFor } from "../errors";
import { call } from "../sdk";
import { retag, tagMap } from "../tags";
import { defineType, differs } from "../type";
import { DEFAULT_HOURS, encrypt, metricsOf, monitor, retain, summary, tag } from "./kinesis-calls";

const stream = defineType<StreamArgs>({
  type: "aws:kinesis/stream:Stream",
  autoname: { property: "name", max: 128 },
  aside: ["enforceConsumerDeletion"],
  taggable: true,
  replace: ["name"],
  sets: ["shardLevelMetrics"],
  defaults: { retentionPeriod: DEFAULT_HOURS, encryptionType: "NONE" },
  predict: (inputs, { region, account }) => {
    const arn = `arn:aws:kinesis:${region}:${account}:stream/${inputs.name}`;
    return { id: arn, outputs: { arn } };
  },
  create: (inputs) => [
    call("kinesis", "CreateStream", {
      StreamName: inputs.name,
      ShardCount: inputs.shardCount,
      StreamModeDetails: inputs.streamModeDetails && {
        StreamMode: inputs.streamModeDetails.streamMode as "PROVISIONED",
      },
      MaxRecordSizeInKiB: inputs.maxRecordSizeInKib,
    }),
    // The emulator drops the tags of CreateStream.
    ...(inputs.tags ? [tag(inputs.name, inputs.tags)] : []),
    ...(inputs.encryptionType === "KMS" ? [encrypt(inputs.name, inputs.kmsKeyId)] : []),
    ...retain(inputs.name, DEFAULT_HOURS, inputs.retentionPeriod),
    ...monitor(inputs.name, [], inputs.shardLevelMetrics),
  ],
  settle: (_self, inputs, aws) =>
    waitFor(`Stream ${inputs.name} becoming active`, async () => {
      const { StreamStatus } = (await summary(inputs.name, aws)) ?? {};
      return StreamStatus === "ACTIVE";
    }),
  change: (olds, news, { id }) => [
    ...(differs(olds.shardCount, news.shardCount) && news.shardCount
      ? [
          call("kinesis", "UpdateShardCount", {
            StreamName: news.name,
            TargetShardCount: news.shardCount,
            ScalingType: "UNIFORM_SCALING",
          }),
        ]
      : []),
    ...(differs(olds.streamModeDetails, news.streamModeDetails) && news.streamModeDetails
      ? [
          call("kinesis", "UpdateStreamMode", {
            StreamARN: id,
            StreamModeDetails: { StreamMode: news.streamModeDetails.streamMode as "PROVISIONED" },
          }),
        ]
      : []),
    ...(differs(olds.encryptionType ?? "NONE", news.encryptionType ?? "NONE") ||
    differs(olds.kmsKeyId, news.kmsKeyId)
      ? [
          news.encryptionType === "KMS"
            ? encrypt(news.name, news.kmsKeyId)
            : call("kinesis", "StopStreamEncryption", {
                StreamName: news.name,
                EncryptionType: "KMS",
                KeyId: olds.kmsKeyId,
              }),
        ]
      : []),
    ...retain(news.name, olds.retentionPeriod ?? DEFAULT_HOURS, news.retentionPeriod),
    ...monitor(news.name, olds.shardLevelMetrics, news.shardLevelMetrics),
    ...retag(
      olds.tags,
      news.tags,
      (Tags) => tag(news.name, Tags),
      (TagKeys) => call("kinesis", "RemoveTagsFromStream", { StreamName: news.name, TagKeys }),
    ),
  ],
  read: async ({ id, state }, aws) => {
    const name = state.name ?? id.split("/").pop();
    const live = await summary(name, aws);
    if (!live) return undefined;
    const { Tags } = await aws.request("kinesis", "ListTagsForStream", { StreamName: name });
    return {
      name,
      shardCount: live.OpenShardCount,
      retentionPeriod: live.RetentionPeriodHours,
      encryptionType: live.EncryptionType ?? "NONE",
      kmsKeyId: live.KeyId,
      shardLevelMetrics: await metricsOf(name, aws),
      streamModeDetails: state.streamModeDetails && {
        streamMode: live.StreamModeDetails?.StreamMode ?? "PROVISIONED",
      },
      tags: tagMap(Tags),
    };
  },
  delete: async ({ state: { name } }, aws) => {
    await aws.request("kinesis", "DeleteStream", { StreamName: name, EnforceConsumerDeletion: true });
    await waitFor(`Stream ${name} being gone`, async () => !(await summary(name, aws)));
  },
});

export const kinesis = [stream];
