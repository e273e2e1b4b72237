import type { ApiArgs, StageArgs } from "@pulumi/aws/apigatewayv2";
import { stableHex } from "../names";
import { call } from "../sdk";
import { fromApi, statedParts, toApi } from "../shapes";
import { retag, someTags } from "../tags";
import { defineType, type Inputs, type Scope } from "../type";

type Api = Inputs<ApiArgs>;
type Stage = Inputs<StageArgs>;

const arnOf = (id: string, { region, account }: Scope) => ({
  arn: `arn:aws:apigateway:${region}::/apis/${id}`,
  executionArn: `arn:aws:execute-api:${region}:${account}:${id}`,
});

const api = defineType<ApiArgs>({
  type: "aws:apigatewayv2/api:Api",
  autoname: { property: "name", max: 128 },
  taggable: true,
  replace: ["protocolType"],
  defaults: { disableExecuteApiEndpoint: false },
  predict: (_inputs, scope) => {
    const id = stableHex(scope.urn, 8);
    const apiEndpoint = `https://${id}.execute-api.${scope.region}.amazonaws.com`;
    return { id, outputs: { ...arnOf(id, scope), apiEndpoint } };
  },
  create: (inputs) => [call("apigatewayv2", "CreateApi", { ...apiOf(inputs), Tags: someTags(inputs.tags) })],
  identify: ({ ApiId = "" }: { ApiId?: string }, _inputs, scope) => ({
    id: ApiId,
    outputs: arnOf(ApiId, scope),
  }),
  change: (olds, news, { id, state }) => [
    call("apigatewayv2", "UpdateApi", { ...withoutProtocol(apiOf(news)), ApiId: id }),
    ...retag(
      olds.tags,
      news.tags,
      (Tags) => call("apigatewayv2", "TagResource", { ResourceArn: String(state["arn"]), Tags }),
      (TagKeys) => call("apigatewayv2", "UntagResource", { ResourceArn: String(state["arn"]), TagKeys }),
    ),
  ],
  // A name below loopback does not resolve: the emulator takes the id in the path.
  observe: async ({ id, scope }) => ({ apiEndpoint: `${scope.endpoint}/_aws/execute-api/${id}/$default` }),
  read: async ({ id, state }, aws) => {
    const live = await aws.request("apigatewayv2", "GetApi", { ApiId: id });
    const { Tags } = await aws.request("apigatewayv2", "GetTags", { ResourceArn: String(state["arn"]) });
    return {
      name: live.Name,
      protocolType: live.ProtocolType,
      description: live.Description || undefined,
      tags: someTags(Tags),
    };
  },
  delete: ({ id }, aws) => aws.request("apigatewayv2", "DeleteApi", { ApiId: id }),
});

const apiOf = (inputs: Api) => ({
  Name: inputs.name,
  ProtocolType: inputs.protocolType as "HTTP",
  Description: inputs.description,
  DisableExecuteApiEndpoint: inputs.disableExecuteApiEndpoint,
});

const withoutProtocol = ({ ProtocolType: _, ...rest }: ReturnType<typeof apiOf>) => rest;

const stage = defineType<StageArgs>({
  type: "aws:apigatewayv2/stage:Stage",
  autoname: { property: "name", max: 128 },
  taggable: true,
  replace: ["apiId", "name"],
  predict: ({ name, apiId }, { region, account }) => ({
    id: name ?? "",
    outputs: {
      arn: `arn:aws:apigateway:${region}::/apis/${apiId}/stages/${name}`,
      executionArn: `arn:aws:execute-api:${region}:${account}:${apiId}/${name}`,
    },
  }),
  create: (inputs) => [
    call("apigatewayv2", "CreateStage", { ...stageOf(inputs), Tags: someTags(inputs.tags) }),
  ],
  change: (_olds, news) => [call("apigatewayv2", "UpdateStage", stageOf(news))],
  read: async ({ id, state }, aws) => {
    const live = await aws.request("apigatewayv2", "GetStage", { ApiId: state.apiId, StageName: id });
    const part = (value: unknown, stated: unknown) =>
      value === undefined || stated === undefined ? undefined : statedParts(fromApi(value), stated);
    return {
      apiId: state.apiId,
      name: live.StageName,
      autoDeploy: live.AutoDeploy,
      accessLogSettings: part(live.AccessLogSettings, state.accessLogSettings) as Stage["accessLogSettings"],
      defaultRouteSettings: part(
        live.DefaultRouteSettings,
        state.defaultRouteSettings,
      ) as Stage["defaultRouteSettings"],
      tags: someTags(live.Tags),
    };
  },
  delete: ({ id, state }, aws) =>
    aws.request("apigatewayv2", "DeleteStage", { ApiId: state.apiId, StageName: id }),
});

const stageOf = (inputs: Stage) => ({
  ApiId: inputs.apiId,
  StageName: inputs.name,
  AutoDeploy: inputs.autoDeploy,
  AccessLogSettings: toApi(inputs.accessLogSettings) as { Format?: string } | undefined,
  DefaultRouteSettings: toApi(inputs.defaultRouteSettings) as { ThrottlingBurstLimit?: number } | undefined,
});

export const httpApis = [api, stage];
