import type { ProxyDefaultTargetGroupArgs, ProxyTargetArgs } from "@pulumi/aws/rds";
import { defined } from "../../protocol/values";
import { stableHex } from "../names";
import { call } from "../sdk";
import { fromApi, statedParts, toApi } from "../shapes";
import { defineType, differs, type Inputs } from "../type";

type Pool = NonNullable<Inputs<ProxyDefaultTargetGroupArgs>["connectionPoolConfig"]>;

/** What a group has where the program says nothing. */
const POOL = { connectionBorrowTimeout: 120, maxConnectionsPercent: 100, maxIdleConnectionsPercent: 50 };

const setPool = (DBProxyName: string, pool: Pool | undefined) =>
  call("rds", "ModifyDBProxyTargetGroup", {
    DBProxyName,
    TargetGroupName: "default",
    ConnectionPoolConfig: toApi({ ...POOL, ...defined(pool ?? {}) }) as object,
  });

/** A proxy has its default group from the start: this only sets it. */
const defaultGroup = defineType<ProxyDefaultTargetGroupArgs>({
  type: "aws:rds/proxyDefaultTargetGroup:ProxyDefaultTargetGroup",
  replace: ["dbProxyName"],
  predict: ({ dbProxyName }, { region, account, urn }) => ({
    id: dbProxyName,
    outputs: {
      name: "default",
      arn: `arn:aws:rds:${region}:${account}:target-group:prx-tg-${stableHex(urn, 17)}`,
    },
  }),
  create: ({ dbProxyName, connectionPoolConfig }) => [setPool(dbProxyName, connectionPoolConfig)],
  identify: ({ DBProxyTargetGroup: live }: { DBProxyTargetGroup: { TargetGroupArn: string } }, inputs) => ({
    id: inputs.dbProxyName,
    outputs: { name: "default", arn: live.TargetGroupArn },
  }),
  change: (olds, news) =>
    differs(olds.connectionPoolConfig, news.connectionPoolConfig)
      ? [setPool(news.dbProxyName, news.connectionPoolConfig)]
      : [],
  read: async ({ id, state }, aws) => {
    const { TargetGroups = [] } = await aws.request("rds", "DescribeDBProxyTargetGroups", {
      DBProxyName: id,
    });
    const [live] = TargetGroups;
    if (!live) return undefined;
    const pool = fromApi(live.ConnectionPoolConfig) as Pool | undefined;
    return {
      connectionPoolConfig:
        state.connectionPoolConfig && (statedParts(pool, state.connectionPoolConfig) as Pool),
    };
  },
  delete: async () => undefined,
});

interface LiveTarget {
  Endpoint?: string;
  Port?: number;
  RdsResourceId?: string;
  TargetArn?: string;
  Type?: string;
}

const outputsOf = (live: LiveTarget | undefined) => ({
  endpoint: live?.Endpoint,
  port: live?.Port,
  rdsResourceId: live?.RdsResourceId,
  targetArn: live?.TargetArn ?? "",
  trackedClusterId: "",
  type: live?.Type,
});

const target = defineType<ProxyTargetArgs>({
  type: "aws:rds/proxyTarget:ProxyTarget",
  replace: "all",
  predict: (inputs) => {
    const { dbProxyName, targetGroupName, dbInstanceIdentifier = "" } = inputs;
    return {
      id: `${dbProxyName}/${targetGroupName}/RDS_INSTANCE/${dbInstanceIdentifier}`,
      outputs: outputsOf({ Port: 5432, RdsResourceId: dbInstanceIdentifier, Type: "RDS_INSTANCE" }),
    };
  },
  create: (inputs) => [
    call("rds", "RegisterDBProxyTargets", {
      DBProxyName: inputs.dbProxyName,
      TargetGroupName: inputs.targetGroupName,
      DBInstanceIdentifiers: inputs.dbInstanceIdentifier ? [inputs.dbInstanceIdentifier] : undefined,
      DBClusterIdentifiers: inputs.dbClusterIdentifier ? [inputs.dbClusterIdentifier] : undefined,
    }),
  ],
  read: async ({ state }, aws) => {
    const { Targets = [] } = await aws.request("rds", "DescribeDBProxyTargets", {
      DBProxyName: state.dbProxyName,
      TargetGroupName: state.targetGroupName,
    });
    const live = Targets.find(({ RdsResourceId }) =>
      [state.dbInstanceIdentifier, state.dbClusterIdentifier].includes(RdsResourceId),
    );
    return live && {};
  },
  delete: ({ state }, aws) =>
    aws.request("rds", "DeregisterDBProxyTargets", {
      DBProxyName: state.dbProxyName,
      TargetGroupName: state.targetGroupName,
      DBInstanceIdentifiers: state.dbInstanceIdentifier ? [state.dbInstanceIdentifier] : undefined,
      DBClusterIdentifiers: state.dbClusterIdentifier ? [state.dbClusterIdentifier] : undefined,
    }),
});

export const rdsProxyTargets = [defaultGroup, target];
