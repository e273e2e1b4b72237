import type { ReplicationGroupArgs } from "@pulumi/aws/elasticache";
import { changedRequest, fromLive, toRequest } from "../fields";
import { call } from "../sdk";
import { toApi } from "../shapes";
import { tagList } from "../tags";
import { defineType, differs } from "../type";
import { ALTERABLE, addresses, CREATED, LIVE, logDelivery, membersOf } from "./elasticache-replication-shape";
import { liveTags, retagged } from "./rds-tags";

const replicationGroup = defineType<ReplicationGroupArgs>({
  type: "aws:elasticache/replicationGroup:ReplicationGroup",
  autoname: { property: "replicationGroupId", max: 40, transform: (name) => name.toLowerCase() },
  taggable: true,
  sets: ["securityGroupIds", "userGroupIds", "logDeliveryConfigurations", "snapshotArns"],
  replace: [
    "replicationGroupId",
    "atRestEncryptionEnabled",
    "dataTieringEnabled",
    "kmsKeyId",
    "networkType",
    "port",
    "preferredCacheClusterAzs",
    "snapshotArns",
    "snapshotName",
    "subnetGroupName",
    "numCacheClusters",
    "numNodeGroups",
    "replicasPerNodeGroup",
  ],
  aside: ["applyImmediately", "finalSnapshotIdentifier", "authTokenUpdateStrategy"],
  defaults: { autoMinorVersionUpgrade: true, multiAzEnabled: false, automaticFailoverEnabled: false },
  predict: (inputs, { region, account, urn }) => {
    const id = inputs.replicationGroupId ?? "";
    const { primary, reader } = addresses(inputs, { urn, region });
    return {
      id,
      outputs: {
        arn: `arn:aws:elasticache:${region}:${account}:replicationgroup:${id}`,
        clusterEnabled: (inputs.numNodeGroups ?? 1) > 1,
        engineVersionActual: inputs.engineVersion,
        memberClusters: membersOf(inputs),
        port: inputs.port ?? 6379,
        primaryEndpointAddress: primary,
        readerEndpointAddress: reader,
      },
    };
  },
  create: (inputs) => [
    call("elasticache", "CreateReplicationGroup", {
      ...(toRequest(inputs, CREATED) as { ReplicationGroupId: string; ReplicationGroupDescription: string }),
      LogDeliveryConfigurations: logDelivery(inputs),
      NodeGroupConfiguration:
        inputs.nodeGroupConfigurations && (toApi(inputs.nodeGroupConfigurations) as object[]),
      Tags: tagList(inputs.tags),
    }),
  ],
  change: (olds, news, { id: ReplicationGroupId, state }) => {
    const changed = changedRequest(olds, news, ALTERABLE);
    const only = (some: string[] = [], other: string[] = []) => some.filter((one) => !other.includes(one));
    const [joined, left] = [
      only(news.userGroupIds, olds.userGroupIds),
      only(olds.userGroupIds, news.userGroupIds),
    ];
    const logs = differs(logDelivery(olds), logDelivery(news));
    return [
      ...(Object.keys(changed).length + joined.length + left.length > 0 || logs
        ? [
            call("elasticache", "ModifyReplicationGroup", {
              ...changed,
              ReplicationGroupId,
              ApplyImmediately: true,
              UserGroupIdsToAdd: joined.length > 0 ? joined : undefined,
              UserGroupIdsToRemove: left.length > 0 ? left : undefined,
              LogDeliveryConfigurations: logs ? logDelivery(news) : undefined,
            }),
          ]
        : []),
      ...retagged("elasticache", state["arn"], olds.tags, news.tags),
    ];
  },
  observe: async ({ id, state }, aws) => {
    const facts = { resourceId: id, arn: String(state["arn"]), userGroups: state.userGroupIds ?? [] };
    const [primary, reader] = [
      await aws.stores.open("cache", id, facts),
      await aws.stores.open("cache", readerOf(id), { ...facts, group: id, readOnly: true }),
    ];
    if (!primary || !reader) return {};
    // AWS's reader endpoint listens on the same port as the primary one; here it has its own.
    const readerEndpointAddress = `${reader.address}:${reader.port}`;
    return { primaryEndpointAddress: primary.address, port: primary.port, readerEndpointAddress };
  },
  read: async ({ id, state }, aws) => {
    const { ReplicationGroups = [] } = await aws.request("elasticache", "DescribeReplicationGroups", {
      ReplicationGroupId: id,
    });
    const [live] = ReplicationGroups;
    if (!live) return undefined;
    return {
      ...fromLive(live, state, LIVE),
      multiAzEnabled: live.MultiAZ === "enabled",
      automaticFailoverEnabled: live.AutomaticFailover === "enabled",
      tags: await liveTags("elasticache", state["arn"], aws),
    };
  },
  delete: async ({ id, state }, aws) => {
    await aws.stores.close("cache", readerOf(id));
    await aws.stores.close("cache", id);
    return aws.request("elasticache", "DeleteReplicationGroup", {
      ReplicationGroupId: id,
      FinalSnapshotIdentifier: state.finalSnapshotIdentifier,
    });
  },
});

/** The local stores' name of the endpoint for readers. */
const readerOf = (id: string): string => `${id}:reader`;

export const elasticacheReplication = [replicationGroup];
