import type { InstanceArgs } from "@pulumi/aws/rds";
import { changedRequest, fromLive, toRequest } from "../fields";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagList } from "../tags";
import { defineType } from "../type";
import { makeManagedSecret, managedSecret, predictedSecret, removeManagedSecret } from "./managed-secret";
import { CHANGED_FIELDS, CREATED_FIELDS, LIVE_FIELDS, portOf, REPLICA_FIELDS } from "./rds-instance-shape";
import { liveTags, retagged } from "./rds-tags";

interface LiveInstance {
  DBInstanceArn?: string;
  DbiResourceId?: string;
  EngineVersion?: string;
}

const instance = defineType<InstanceArgs>({
  type: "aws:rds/instance:Instance",
  autoname: { property: "identifier", max: 63, transform: (name) => name.toLowerCase() },
  taggable: true,
  replace: [
    "engine",
    "dbName",
    "username",
    "storageEncrypted",
    "kmsKeyId",
    "dbSubnetGroupName",
    "availabilityZone",
  ],
  sets: ["vpcSecurityGroupIds", "enabledCloudwatchLogsExports"],
  aside: [
    "applyImmediately",
    "skipFinalSnapshot",
    "finalSnapshotIdentifier",
    "deleteAutomatedBackups",
    "allowMajorVersionUpgrade",
    "blueGreenUpdate",
  ],
  defaults: {
    autoMinorVersionUpgrade: true,
    copyTagsToSnapshot: false,
    deletionProtection: false,
    deleteAutomatedBackups: true,
    monitoringInterval: 0,
    publiclyAccessible: false,
    skipFinalSnapshot: false,
  },
  predict: (inputs, scope) => {
    const { identifier = "" } = inputs;
    const { region, account, urn } = scope;
    const resourceId = `db-${stableHex(urn, 26).toUpperCase()}`;
    const address = `${identifier}.${stableHex(urn, 12)}.${region}.rds.amazonaws.com`;
    const port = portOf(inputs);
    return {
      id: resourceId,
      outputs: {
        arn: `arn:aws:rds:${region}:${account}:db:${identifier}`,
        resourceId,
        address,
        port,
        endpoint: `${address}:${port}`,
        status: "available",
        hostedZoneId: "Z29XKXDKYMONMX",
        engineVersionActual: inputs.engineVersion,
        masterUserSecrets: inputs.manageMasterUserPassword
          ? predictedSecret(resourceId, scope, inputs.masterUserSecretKmsKeyId)
          : [],
      },
    };
  },
  create: (inputs) => [
    inputs.replicateSourceDb
      ? call("rds", "CreateDBInstanceReadReplica", {
          DBInstanceIdentifier: inputs.identifier,
          SourceDBInstanceIdentifier: inputs.replicateSourceDb,
          DBInstanceClass: inputs.instanceClass,
          ...toRequest(inputs, REPLICA_FIELDS),
          Tags: tagList(inputs.tags),
        })
      : call("rds", "CreateDBInstance", {
          DBInstanceIdentifier: inputs.identifier,
          DBInstanceClass: inputs.instanceClass,
          Engine: inputs.engine,
          ...toRequest(inputs, CREATED_FIELDS),
          Tags: tagList(inputs.tags),
        }),
  ],
  identify: ({ DBInstance: live }: { DBInstance: LiveInstance }, inputs) => ({
    id: String(live.DbiResourceId),
    outputs: {
      arn: live.DBInstanceArn,
      resourceId: live.DbiResourceId,
      status: "available",
      hostedZoneId: "Z29XKXDKYMONMX",
      engineVersionActual: inputs.engineVersion ?? live.EngineVersion,
      masterUserSecrets: [],
    },
  }),
  settle: async ({ id }, inputs, aws) => {
    if (!inputs.manageMasterUserPassword || inputs.replicateSourceDb) return;
    const { username = "postgres", masterUserSecretKmsKeyId: kmsKeyId } = inputs;
    await makeManagedSecret(aws, { resourceId: id, username, kmsKeyId });
  },
  change: (olds, news, { state }) => {
    const changed = changedRequest(olds, news, CHANGED_FIELDS);
    const DBInstanceIdentifier = olds.identifier;
    return [
      ...(Object.keys(changed).length > 0
        ? [call("rds", "ModifyDBInstance", { DBInstanceIdentifier, ...changed, ApplyImmediately: true })]
        : []),
      ...retagged("rds", state["arn"], olds.tags, news.tags),
    ];
  },
  observe: async ({ id, state, scope }, aws) => {
    const secret = state.manageMasterUserPassword ? await managedSecret(aws, id) : undefined;
    const predicted = `${state.identifier}.${stableHex(scope.urn, 12)}.${scope.region}.rds.amazonaws.com`;
    const opened = await aws.stores.open("relational", String(state.identifier), {
      resourceId: id,
      arn: String(state["arn"]),
      readOnly: state.replicateSourceDb !== undefined,
      database: state.dbName,
      username: state.username,
      masterSecret: secret?.secretArn,
    });
    const { address, port } = opened ?? { address: predicted, port: portOf(state) };
    return { address, port, endpoint: `${address}:${port}`, masterUserSecrets: secret ? [secret] : [] };
  },
  read: async ({ state }, aws) => {
    const { DBInstances = [] } = await aws.request("rds", "DescribeDBInstances", {
      DBInstanceIdentifier: state.identifier,
    });
    const [live] = DBInstances;
    if (!live) return undefined;
    return {
      ...fromLive(live, state, LIVE_FIELDS),
      tags: await liveTags("rds", live.DBInstanceArn, aws),
    };
  },
  delete: async ({ id, state }, aws) => {
    await aws.stores.close("relational", String(state.identifier));
    await removeManagedSecret(aws, id);
    return aws.request("rds", "DeleteDBInstance", {
      DBInstanceIdentifier: state.identifier,
      SkipFinalSnapshot: state.skipFinalSnapshot || state.replicateSourceDb !== undefined,
      FinalDBSnapshotIdentifier: state.skipFinalSnapshot ? undefined : state.finalSnapshotIdentifier,
    });
  },
});

export const rdsInstances = [instance];
