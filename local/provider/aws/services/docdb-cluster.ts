import type { ClusterArgs } from "@pulumi/aws/docdb";
import { changedRequest, fromLive, toRequest } from "../fields";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagList } from "../tags";
import { defineType } from "../type";
import { ALTERABLE, CREATED, LIVE } from "./docdb-cluster-shape";
import { makeManagedSecret, managedSecret, predictedSecret, removeManagedSecret } from "./managed-secret";
import { liveTags, retagged } from "./rds-tags";

const cluster = defineType<ClusterArgs>({
  type: "aws:docdb/cluster:Cluster",
  autoname: { property: "clusterIdentifier", max: 63, transform: (name) => name.toLowerCase() },
  taggable: true,
  sets: ["vpcSecurityGroupIds", "enabledCloudwatchLogsExports", "availabilityZones"],
  replace: [
    "clusterIdentifier",
    "dbSubnetGroupName",
    "engine",
    "kmsKeyId",
    "masterUsername",
    "storageEncrypted",
    "availabilityZones",
  ],
  aside: ["applyImmediately", "allowMajorVersionUpgrade", "skipFinalSnapshot", "finalSnapshotIdentifier"],
  defaults: { engine: "docdb", port: 27017, backupRetentionPeriod: 1, skipFinalSnapshot: false },
  predict: (inputs, scope) => {
    const { clusterIdentifier: id = "" } = inputs;
    const { region, account, urn } = scope;
    const resourceId = `cluster-${stableHex(urn, 26).toUpperCase()}`;
    const zone = `${stableHex(urn, 12)}.${region}.docdb.amazonaws.com`;
    return {
      id,
      outputs: {
        arn: `arn:aws:rds:${region}:${account}:cluster:${id}`,
        clusterResourceId: resourceId,
        clusterMembers: [],
        endpoint: `${id}.cluster-${zone}`,
        readerEndpoint: `${id}.cluster-ro-${zone}`,
        hostedZoneId: "Z1NKVYQDVVZ7JL",
        port: inputs.port ?? 27017,
        masterUserSecrets: inputs.manageMasterUserPassword ? predictedSecret(resourceId, scope) : [],
      },
    };
  },
  create: (inputs) => [
    call("docdb", "CreateDBCluster", {
      DBClusterIdentifier: inputs.clusterIdentifier,
      Engine: inputs.engine ?? "docdb",
      ...toRequest(inputs, CREATED),
      Tags: tagList(inputs.tags),
    }),
  ],
  identify: (
    { DBCluster: live }: { DBCluster: { DbClusterResourceId: string; DBClusterArn: string } },
    inputs,
  ) => ({
    id: inputs.clusterIdentifier ?? "",
    outputs: {
      arn: live.DBClusterArn,
      clusterResourceId: live.DbClusterResourceId,
      clusterMembers: [],
      hostedZoneId: "Z1NKVYQDVVZ7JL",
    },
  }),
  settle: async ({ outputs }, inputs, aws) => {
    if (!inputs.manageMasterUserPassword) return;
    const resourceId = String(outputs["clusterResourceId"]);
    await makeManagedSecret(aws, { resourceId, username: inputs.masterUsername ?? "root" });
  },
  change: (olds, news, { id: DBClusterIdentifier, state }) => {
    const changed = changedRequest(olds, news, ALTERABLE);
    return [
      ...(Object.keys(changed).length > 0
        ? [call("docdb", "ModifyDBCluster", { DBClusterIdentifier, ...changed, ApplyImmediately: true })]
        : []),
      ...retagged("docdb", state["arn"], olds.tags, news.tags),
    ];
  },
  observe: async ({ id, state, scope }, aws) => {
    const resourceId = String(state["clusterResourceId"]);
    const secret = state.manageMasterUserPassword ? await managedSecret(aws, resourceId) : undefined;
    const masterUserSecrets = secret ? [secret] : [];
    const opened = await aws.stores.open("documents", id, {
      resourceId,
      arn: String(state["arn"]),
      username: state.masterUsername,
      masterSecret: secret?.secretArn,
    });
    if (opened) {
      const { address, port } = opened;
      return { endpoint: address, readerEndpoint: address, port, masterUserSecrets };
    }
    const zone = `${stableHex(scope.urn, 12)}.${scope.region}.docdb.amazonaws.com`;
    return {
      endpoint: `${id}.cluster-${zone}`,
      readerEndpoint: `${id}.cluster-ro-${zone}`,
      port: state.port ?? 27017,
      masterUserSecrets,
    };
  },
  read: async ({ id, state }, aws) => {
    const { DBClusters = [] } = await aws.request("docdb", "DescribeDBClusters", { DBClusterIdentifier: id });
    const [live] = DBClusters;
    return live && { ...fromLive(live, state, LIVE), tags: await liveTags("docdb", state["arn"], aws) };
  },
  delete: async ({ id, state }, aws) => {
    await aws.stores.close("documents", id);
    await removeManagedSecret(aws, String(state["clusterResourceId"]));
    return aws.request("docdb", "DeleteDBCluster", {
      DBClusterIdentifier: id,
      SkipFinalSnapshot: state.skipFinalSnapshot,
      FinalDBSnapshotIdentifier: state.skipFinalSnapshot ? undefined : state.finalSnapshotIdentifier,
    });
  },
});

export const docdbClusters = [cluster];
