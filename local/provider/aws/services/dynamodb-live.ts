import type {
  PointInTimeRecoveryDescription,
  TableDescription,
  TimeToLiveDescription,
} from "@aws-sdk/client-dynamodb";
import { statedParts } from "../shapes";
import type { Live } from "../type";
import type { Index, Table } from "./dynamodb-shape";

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
