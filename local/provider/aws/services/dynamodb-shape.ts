import type {
  AttributeDefinition,
  KeySchemaElement,
  PointInTimeRecoveryDescription,
  TableDescription,
  TimeToLiveDescription,
} from "@aws-sdk/client-dynamodb";
import type { TableArgs } from "@pulumi/aws/dynamodb";
import { call } from "../sdk";
import { statedParts } from "../shapes";
import type { Inputs, Live } from "../type";

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

export function liveTable(live: TableDescription, state: Table): Live<Table> {
  const billingMode = live.BillingModeSummary?.BillingMode ?? "PROVISIONED";
  const provisioned = billingMode === "PROVISIONED";
  const key = (type: string, schema = live.KeySchema) =>
    schema?.find(({ KeyType }) => KeyType === type)?.AttributeName;
  const indexes = live.GlobalSecondaryIndexes?.map((index) => ({
    name: index.IndexName,
    hashKey: key("HASH", index.KeySchema),
    rangeKey: key("RANGE", index.KeySchema),
    projectionType: index.Projection?.ProjectionType,
    nonKeyAttributes: index.Projection?.NonKeyAttributes,
    readCapacity: provisioned ? index.ProvisionedThroughput?.ReadCapacityUnits : undefined,
    writeCapacity: provisioned ? index.ProvisionedThroughput?.WriteCapacityUnits : undefined,
  }));
  const sse = live.SSEDescription?.Status === "ENABLED";
  return {
    name: live.TableName,
    hashKey: key("HASH"),
    rangeKey: key("RANGE"),
    billingMode,
    readCapacity: provisioned ? live.ProvisionedThroughput?.ReadCapacityUnits : undefined,
    writeCapacity: provisioned ? live.ProvisionedThroughput?.WriteCapacityUnits : undefined,
    attributes: live.AttributeDefinitions?.map(({ AttributeName = "", AttributeType = "S" }) => ({
      name: AttributeName,
      type: AttributeType,
    })),
    globalSecondaryIndexes: inOrder(indexes, state.globalSecondaryIndexes),
    streamEnabled: live.StreamSpecification?.StreamEnabled ?? false,
    streamViewType: live.StreamSpecification?.StreamViewType,
    serverSideEncryption: sse
      ? (statedParts(
          { enabled: true, kmsKeyArn: live.SSEDescription?.KMSMasterKeyArn },
          state.serverSideEncryption,
        ) as {
          enabled: boolean;
        })
      : state.serverSideEncryption && { enabled: false },
    deletionProtectionEnabled: live.DeletionProtectionEnabled ?? false,
  };
}

/** Indexes in the program's order and with the program's fields, since they are a set in AWS. */
function inOrder(live: { name?: string }[] | undefined, stated: Index[] | undefined): Index[] | undefined {
  if (!live || live.length === 0) return undefined;
  const known = (stated ?? []).flatMap((index) => {
    const found = live.find(({ name }) => name === index.name);
    return found ? [statedParts(found, index)] : [];
  });
  const strange = live.filter(({ name }) => !stated?.some((index) => index.name === name));
  return [...known, ...strange] as Index[];
}

export function liveExpiry(live: TimeToLiveDescription | undefined, stated: Table["ttl"]): Table["ttl"] {
  const enabled = live?.TimeToLiveStatus === "ENABLED" || live?.TimeToLiveStatus === "ENABLING";
  if (enabled) return { attributeName: live?.AttributeName ?? "", enabled };
  return stated && { ...stated, enabled: false };
}

export function liveRecovery(
  live: PointInTimeRecoveryDescription | undefined,
  stated: Table["pointInTimeRecovery"],
): Table["pointInTimeRecovery"] {
  const enabled = live?.PointInTimeRecoveryStatus === "ENABLED";
  if (!enabled && !stated) return undefined;
  const days = stated?.recoveryPeriodInDays && live?.RecoveryPeriodInDays;
  return { enabled, ...(days ? { recoveryPeriodInDays: days } : {}) };
}
