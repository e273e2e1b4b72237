import type { AttributeDefinition, KeySchemaElement } from "@aws-sdk/client-dynamodb";
import type { TableArgs } from "@pulumi/aws/dynamodb";
import { call } from "../sdk";
import type { Inputs } from "../type";

export type Table = Inputs<TableArgs>;
export type Index = NonNullable<Table["globalSecondaryIndexes"]>[number];

export const attributeDefinitions = (attributes: Table["attributes"]): AttributeDefinition[] | undefined =>
  attributes?.map(({ name, type }) => ({ AttributeName: name, AttributeType: type as "S" }));

export function keySchema(hash: string | undefined, range: string | undefined): KeySchemaElement[] {
  return [
    { AttributeName: hash, KeyType: "HASH" },
    ...(range ? [{ AttributeName: range, KeyType: "RANGE" as const }] : []),
  ];
}

export const projection = (index: { projectionType: string; nonKeyAttributes?: string[] }) => ({
  ProjectionType: index.projectionType as "ALL",
  NonKeyAttributes: index.nonKeyAttributes,
});

/** Capacity belongs to provisioned tables only; AWS refuses it with on-demand ones. */
export const throughput = (
  { readCapacity, writeCapacity }: { readCapacity?: number; writeCapacity?: number },
  billingMode: string | undefined,
) =>
  billingMode === "PAY_PER_REQUEST"
    ? undefined
    : { ReadCapacityUnits: readCapacity, WriteCapacityUnits: writeCapacity };

export const globalIndex = (index: Index, billingMode: string | undefined) => ({
  IndexName: index.name,
  KeySchema: keySchema(index.hashKey, index.rangeKey),
  Projection: projection(index),
  ProvisionedThroughput: throughput(index, billingMode),
});

export const streamSpecification = ({ streamEnabled, streamViewType }: Table) =>
  streamEnabled === undefined
    ? undefined
    : {
        StreamEnabled: streamEnabled,
        StreamViewType: streamEnabled ? (streamViewType as "NEW_IMAGE" | undefined) : undefined,
      };

/** Without it AWS encrypts with a key of its own, which is not said in the request. */
export const encryption = (sse: Table["serverSideEncryption"]) =>
  sse && {
    Enabled: sse.enabled,
    SSEType: sse.enabled && sse.kmsKeyArn ? ("KMS" as const) : undefined,
    KMSMasterKeyId: sse.enabled ? sse.kmsKeyArn : undefined,
  };

export const expiry = (TableName: string | undefined, ttl: NonNullable<Table["ttl"]>) =>
  call("dynamodb", "UpdateTimeToLive", {
    TableName,
    TimeToLiveSpecification: { Enabled: ttl.enabled ?? false, AttributeName: ttl.attributeName },
  });

export const recovery = (TableName: string | undefined, pitr: NonNullable<Table["pointInTimeRecovery"]>) =>
  call("dynamodb", "UpdateContinuousBackups", {
    TableName,
    PointInTimeRecoverySpecification: {
      PointInTimeRecoveryEnabled: pitr.enabled,
      RecoveryPeriodInDays: pitr.enabled ? pitr.recoveryPeriodInDays : undefined,
    },
  });

/** The label of a stream is the time it was made; a prediction can only be stable. */
export function predictedStream(arn: string, urn: string): { streamArn: string; streamLabel: string } {
  const streamLabel = new Date(Date.UTC(2000, 0, 1) + (urn.length % 86_400) * 1000)
    .toISOString()
    .slice(0, 23);
  return { streamArn: `${arn}/stream/${streamLabel}`, streamLabel };
}
