import type { Case, Ground, Standing } from "../support/life";
import { subnetGroup, subnets } from "./groups";
import { arnOf, role, tagged } from "./shared";

const database = (ground: Ground): Promise<Standing> =>
  ground.make("aws:rds/instance:Instance", "ground", {
    engine: "postgres",
    engineVersion: "17.5",
    instanceClass: "db.t4g.micro",
    allocatedStorage: 20,
    dbName: "strata",
    username: "administrator",
    manageMasterUserPassword: true,
    skipFinalSnapshot: true,
  });

const proxy = async (ground: Ground, behind?: Standing): Promise<Standing> =>
  ground.make("aws:rds/proxy:Proxy", "ground", {
    engineFamily: "POSTGRESQL",
    roleArn: arnOf(await role(ground, "rds.amazonaws.com")),
    vpcSubnetIds: await subnets(ground),
    auths: [
      { authScheme: "SECRETS", iamAuth: "REQUIRED", secretArn: secretOf(behind ?? (await database(ground))) },
    ],
  });

const secretOf = ({ state }: Standing): string =>
  (state["masterUserSecrets"] as { secretArn: string }[])[0]?.secretArn ?? "";

export const relational: Case[] = [
  {
    type: "aws:rds/instance:Instance",
    inputs: async (ground) => ({
      engine: "postgres",
      engineVersion: "17.5",
      instanceClass: "db.t4g.micro",
      allocatedStorage: 20,
      dbName: "strata",
      username: "administrator",
      manageMasterUserPassword: true,
      dbSubnetGroupName: (await subnetGroup(ground, "rds")).id,
      backupRetentionPeriod: 7,
      skipFinalSnapshot: true,
      ...tagged,
    }),
    changed: { allocatedStorage: 40, backupRetentionPeriod: 14, tags: { Team: "b" } },
    replaced: { username: "another" },
    drift: ({ state }, aws) =>
      aws.request("rds", "ModifyDBInstance", {
        DBInstanceIdentifier: String(state["identifier"]),
        BackupRetentionPeriod: 1,
        ApplyImmediately: true,
      }),
    drifted: ["backupRetentionPeriod"],
    chosen: ["id", "resourceId", "masterUserSecrets"],
  },
  {
    type: "aws:rds/proxy:Proxy",
    inputs: async (ground) => ({
      engineFamily: "POSTGRESQL",
      requireTls: true,
      roleArn: arnOf(await role(ground, "rds.amazonaws.com")),
      vpcSubnetIds: await subnets(ground),
      auths: [{ authScheme: "SECRETS", iamAuth: "REQUIRED", secretArn: secretOf(await database(ground)) }],
      ...tagged,
    }),
    changed: { idleClientTimeout: 600, tags: { Team: "b" } },
    replaced: { engineFamily: "MYSQL" },
    drift: ({ id }, aws) => aws.request("rds", "ModifyDBProxy", { DBProxyName: id, RequireTLS: false }),
    drifted: ["requireTls"],
    chosen: ["arn", "endpoint"],
  },
  {
    type: "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup",
    inputs: async (ground) => ({
      dbProxyName: (await proxy(ground)).id,
      connectionPoolConfig: { maxConnectionsPercent: 90 },
    }),
    changed: { connectionPoolConfig: { maxConnectionsPercent: 80, maxIdleConnectionsPercent: 10 } },
    replaced: { dbProxyName: "another" },
    chosen: ["arn"],
    stays: true,
  },
  {
    type: "aws:rds/proxyTarget:ProxyTarget",
    inputs: async (ground) => {
      const behind = await database(ground);
      const { id: dbProxyName } = await proxy(ground, behind);
      return {
        dbProxyName,
        targetGroupName: "default",
        dbInstanceIdentifier: behind.state["identifier"],
      };
    },
    replaced: { dbInstanceIdentifier: "another" },
    chosen: ["endpoint", "port", "rdsResourceId", "targetArn"],
  },
];
