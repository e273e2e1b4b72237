import type { ReplicationGroupArgs } from "@pulumi/aws/elasticache";
import type { Fields } from "../fields";
import { stableHex } from "../names";
import type { Inputs } from "../type";

/** Inputs that may change while it runs. */
export const ALTERABLE: Fields = {
  authToken: "AuthToken",
  autoMinorVersionUpgrade: "AutoMinorVersionUpgrade",
  automaticFailoverEnabled: "AutomaticFailoverEnabled",
  clusterMode: "ClusterMode",
  description: "ReplicationGroupDescription",
  engine: "Engine",
  engineVersion: "EngineVersion",
  ipDiscovery: "IpDiscovery",
  maintenanceWindow: "PreferredMaintenanceWindow",
  multiAzEnabled: "MultiAZEnabled",
  nodeType: "CacheNodeType",
  notificationTopicArn: "NotificationTopicArn",
  parameterGroupName: "CacheParameterGroupName",
  securityGroupIds: "SecurityGroupIds",
  snapshotRetentionLimit: "SnapshotRetentionLimit",
  snapshotWindow: "SnapshotWindow",
  transitEncryptionEnabled: "TransitEncryptionEnabled",
  transitEncryptionMode: "TransitEncryptionMode",
};

export const CREATED: Fields = {
  ...ALTERABLE,
  atRestEncryptionEnabled: "AtRestEncryptionEnabled",
  dataTieringEnabled: "DataTieringEnabled",
  kmsKeyId: "KmsKeyId",
  networkType: "NetworkType",
  numCacheClusters: "NumCacheClusters",
  numNodeGroups: "NumNodeGroups",
  port: "Port",
  preferredCacheClusterAzs: "PreferredCacheClusterAZs",
  replicasPerNodeGroup: "ReplicasPerNodeGroup",
  replicationGroupId: "ReplicationGroupId",
  snapshotArns: "SnapshotArns",
  snapshotName: "SnapshotName",
  subnetGroupName: "CacheSubnetGroupName",
  userGroupIds: "UserGroupIds",
};

export const LIVE: Fields = {
  description: "Description",
  engine: "Engine",
  nodeType: "CacheNodeType",
  snapshotRetentionLimit: "SnapshotRetentionLimit",
  snapshotWindow: "SnapshotWindow",
  transitEncryptionEnabled: "TransitEncryptionEnabled",
  atRestEncryptionEnabled: "AtRestEncryptionEnabled",
  userGroupIds: "UserGroupIds",
};

type Group = Inputs<ReplicationGroupArgs>;

/** The API nests the destination of a log one level deeper. */
export const logDelivery = ({ logDeliveryConfigurations: logs }: Group) =>
  logs?.map(({ destination, destinationType, logFormat, logType }) => ({
    LogType: logType as "slow-log",
    LogFormat: logFormat as "json",
    DestinationType: destinationType as "cloudwatch-logs",
    DestinationDetails:
      destinationType === "cloudwatch-logs"
        ? { CloudWatchLogsDetails: { LogGroup: destination } }
        : { KinesisFirehoseDetails: { DeliveryStream: destination } },
  }));

export const membersOf = (inputs: Group): string[] => {
  const shards = inputs.numNodeGroups ?? 1;
  const nodes =
    inputs.replicasPerNodeGroup !== undefined
      ? inputs.replicasPerNodeGroup + 1
      : (inputs.numCacheClusters ?? 1);
  const id = inputs.replicationGroupId ?? "";
  const node = (n: number) => String(n + 1).padStart(3, "0");
  if (shards === 1) return Array.from({ length: nodes }, (_, n) => `${id}-${node(n)}`);
  return Array.from({ length: shards * nodes }, (_, i) => {
    const shard = String(Math.floor(i / nodes) + 1).padStart(4, "0");
    return `${id}-${shard}-${node(i % nodes)}`;
  });
};

export const addresses = (group: Group, host: { urn: string; region: string }) => {
  const { replicationGroupId: id = "", transitEncryptionEnabled } = group;
  const zone = `${stableHex(host.urn, 6)}.${host.region.replace(/^(\w)\w*-(\w)\w*-/, "$1$2")}.cache.amazonaws.com`;
  const name = transitEncryptionEnabled
    ? (role: string) => `${role}.${id}.${zone}`
    : (role: string) => `${id}-${role}.${zone}`;
  return { primary: name("master"), reader: name("replica") };
};
