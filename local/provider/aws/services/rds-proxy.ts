import type { ProxyArgs } from "@pulumi/aws/rds";
import { stableHex } from "../names";
import { call } from "../sdk";
import { toApi } from "../shapes";
import { tagList } from "../tags";
import { defineType, differs, type Inputs } from "../type";
import { liveTags, retagged } from "./rds-tags";

/** How the API names what it does not spell like the program. */
const AUTH = { iamAuth: "IAMAuth", username: "UserName" };

const shapeOf = (inputs: Inputs<ProxyArgs>) => ({
  RoleArn: inputs.roleArn,
  Auth: inputs.auths && (toApi(inputs.auths, AUTH) as object[]),
  DefaultAuthScheme: inputs.defaultAuthScheme as "IAM_AUTH" | undefined,
  RequireTLS: inputs.requireTls ?? false,
  IdleClientTimeout: inputs.idleClientTimeout ?? 1800,
  DebugLogging: inputs.debugLogging ?? false,
});

/** The id that IAM names a proxy by stands in its ARN. */
const resourceIdOf = (arn: unknown): string => String(arn).split(":").pop() ?? "";

const proxy = defineType<ProxyArgs>({
  type: "aws:rds/proxy:Proxy",
  autoname: { property: "name", max: 60, transform: (name) => name.toLowerCase() },
  taggable: true,
  sets: ["auths", "vpcSecurityGroupIds", "vpcSubnetIds"],
  replace: ["name", "engineFamily", "vpcSubnetIds", "endpointNetworkType", "targetConnectionNetworkType"],
  defaults: { debugLogging: false, idleClientTimeout: 1800, requireTls: false },
  predict: ({ name = "" }, { region, account, urn }) => ({
    id: name,
    outputs: {
      arn: `arn:aws:rds:${region}:${account}:db-proxy:prx-${stableHex(urn, 17)}`,
      endpoint: `${name}.proxy-${stableHex(urn, 12)}.${region}.rds.amazonaws.com`,
    },
  }),
  create: (inputs) => [
    call("rds", "CreateDBProxy", {
      ...shapeOf(inputs),
      DBProxyName: inputs.name,
      EngineFamily: inputs.engineFamily as "POSTGRESQL",
      VpcSubnetIds: inputs.vpcSubnetIds,
      VpcSecurityGroupIds: inputs.vpcSecurityGroupIds,
      EndpointNetworkType: inputs.endpointNetworkType as "IPV4" | undefined,
      TargetConnectionNetworkType: inputs.targetConnectionNetworkType as "IPV4" | undefined,
      Tags: tagList(inputs.tags),
    }),
  ],
  identify: ({ DBProxy: live }: { DBProxy: { DBProxyArn: string; Endpoint: string } }, { name = "" }) => ({
    id: name,
    outputs: { arn: live.DBProxyArn, endpoint: live.Endpoint },
  }),
  change: (olds, news, { id, state }) => [
    ...(differs([shapeOf(olds), olds.vpcSecurityGroupIds], [shapeOf(news), news.vpcSecurityGroupIds])
      ? [
          call("rds", "ModifyDBProxy", {
            ...shapeOf(news),
            DBProxyName: id,
            SecurityGroups: news.vpcSecurityGroupIds,
          }),
        ]
      : []),
    ...retagged("rds", state["arn"], olds.tags, news.tags),
  ],
  observe: async ({ id, state }, aws) => {
    const opened = await aws.stores.open("relational", `proxy:${id}`, {
      resourceId: resourceIdOf(state["arn"]),
      arn: String(state["arn"]),
    });
    // AWS's endpoint has no port, because a proxy listens where its engine does; a local one has a port of its own.
    return opened ? { endpoint: `${opened.address}:${opened.port}` } : {};
  },
  read: async ({ id, state }, aws) => {
    const { DBProxies = [] } = await aws.request("rds", "DescribeDBProxies", { DBProxyName: id });
    const [live] = DBProxies;
    return (
      live && {
        roleArn: live.RoleArn,
        engineFamily: live.EngineFamily,
        requireTls: live.RequireTLS,
        idleClientTimeout: live.IdleClientTimeout,
        debugLogging: live.DebugLogging,
        vpcSubnetIds: live.VpcSubnetIds,
        vpcSecurityGroupIds: state.vpcSecurityGroupIds && live.VpcSecurityGroupIds,
        tags: await liveTags("rds", state["arn"], aws),
      }
    );
  },
  delete: async ({ id }, aws) => {
    await aws.stores.close("relational", `proxy:${id}`);
    return aws.request("rds", "DeleteDBProxy", { DBProxyName: id });
  },
});

export const rdsProxies = [proxy];
