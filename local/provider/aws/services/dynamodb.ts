import type { TableArgs } from "@pulumi/aws/dynamodb";
import { ifThere, waitFor } from "../errors";
import { type Aws, call } from "../sdk";
import { retag, tagList, tagMap } from "../tags";
import { defineType } from "../type";
import { tableChanges } from "./dynamodb-change";
import { liveExpiry, liveRecovery, liveTable } from "./dynamodb-live";
import * as shape from "./dynamodb-shape";

const table = defineType<TableArgs>({
  type: "aws:dynamodb/table:Table",
  autoname: { property: "name", max: 255 },
  taggable: true,
  replace: ["name", "hashKey", "rangeKey", "localSecondaryIndexes"],
  sets: ["attributes", "globalSecondaryIndexes", "localSecondaryIndexes"],
  defaults: { billingMode: "PROVISIONED", streamEnabled: false, deletionProtectionEnabled: false },
  predict: ({ name = "", ...inputs }, { region, account, urn }) => {
    const arn = `arn:aws:dynamodb:${region}:${account}:table/${name}`;
    const stream = inputs.streamEnabled ? shape.predictedStream(arn, urn) : {};
    return { id: name, outputs: { arn, ...stream } };
  },
  create: (inputs) => [
    call("dynamodb", "CreateTable", {
      TableName: inputs.name,
      AttributeDefinitions: shape.attributeDefinitions(inputs.attributes),
      KeySchema: shape.keySchema(inputs.hashKey, inputs.rangeKey),
      BillingMode: inputs.billingMode as "PROVISIONED" | undefined,
      ProvisionedThroughput: shape.throughput(inputs, inputs.billingMode),
      GlobalSecondaryIndexes: inputs.globalSecondaryIndexes?.map((index) =>
        shape.globalIndex(index, inputs.billingMode),
      ),
      LocalSecondaryIndexes: inputs.localSecondaryIndexes?.map((index) => ({
        IndexName: index.name,
        KeySchema: shape.keySchema(inputs.hashKey, index.rangeKey),
        Projection: shape.projection(index),
      })),
      StreamSpecification: shape.streamSpecification(inputs),
      SSESpecification: shape.encryption(inputs.serverSideEncryption),
      TableClass: inputs.tableClass as "STANDARD" | undefined,
      DeletionProtectionEnabled: inputs.deletionProtectionEnabled,
      Tags: tagList(inputs.tags),
    }),
    ...(inputs.ttl?.enabled ? [shape.expiry(inputs.name, inputs.ttl)] : []),
    ...(inputs.pointInTimeRecovery?.enabled ? [shape.recovery(inputs.name, inputs.pointInTimeRecovery)] : []),
  ],
  settle: (_self, { name }, aws) =>
    waitFor(`Table ${name} becoming active`, async () => {
      const live = await describe(name, aws);
      const indexes = live?.GlobalSecondaryIndexes ?? [];
      return live?.TableStatus === "ACTIVE" && indexes.every(({ IndexStatus }) => IndexStatus === "ACTIVE");
    }),
  change: (olds, news, { id, state }) => [
    ...tableChanges(olds, news, id),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("dynamodb", "TagResource", { ResourceArn: String(state["arn"]), Tags: tagList(tags) }),
      (TagKeys) => call("dynamodb", "UntagResource", { ResourceArn: String(state["arn"]), TagKeys }),
    ),
  ],
  observe: async ({ id }, aws) => {
    const live = await describe(id, aws);
    return live?.StreamSpecification?.StreamEnabled
      ? { streamArn: live.LatestStreamArn, streamLabel: live.LatestStreamLabel }
      : {};
  },
  read: async ({ id, state }, aws) => {
    const live = await describe(id, aws);
    if (!live) return undefined;
    const { TimeToLiveDescription: expiry } = await aws.request("dynamodb", "DescribeTimeToLive", {
      TableName: id,
    });
    const { ContinuousBackupsDescription: backups } = await aws.request(
      "dynamodb",
      "DescribeContinuousBackups",
      { TableName: id },
    );
    const tags = await aws.request("dynamodb", "ListTagsOfResource", { ResourceArn: live.TableArn });
    return {
      ...liveTable(live, state),
      ttl: liveExpiry(expiry, state.ttl),
      pointInTimeRecovery: liveRecovery(backups?.PointInTimeRecoveryDescription, state.pointInTimeRecovery),
      tags: tagMap(tags.Tags),
    };
  },
  delete: async ({ id }, aws) => {
    await aws.request("dynamodb", "DeleteTable", { TableName: id });
    await waitFor(`Table ${id} being gone`, async () => !(await describe(id, aws)));
  },
});

async function describe(TableName: string | undefined, aws: Aws) {
  return (await ifThere(aws.request("dynamodb", "DescribeTable", { TableName })))?.Table;
}

export const dynamodb = [table];
