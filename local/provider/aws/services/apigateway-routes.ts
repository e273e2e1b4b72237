import type { IntegrationArgs, RouteArgs } from "@pulumi/aws/apigatewayv2";
import { stableHex } from "../names";
import { call } from "../sdk";
import { defineType, type Inputs } from "../type";

type Integration = Inputs<IntegrationArgs>;
type Route = Inputs<RouteArgs>;

const integration = defineType<IntegrationArgs>({
  type: "aws:apigatewayv2/integration:Integration",
  replace: ["apiId", "integrationType"],
  predict: (_inputs, { urn }) => ({ id: stableHex(urn, 8), outputs: {} }),
  create: (inputs) => [call("apigatewayv2", "CreateIntegration", integrationOf(inputs))],
  identify: ({ IntegrationId = "" }: { IntegrationId?: string }) => ({ id: IntegrationId, outputs: {} }),
  change: (_olds, news, { id }) => [
    call("apigatewayv2", "UpdateIntegration", { ...integrationOf(news), IntegrationId: id }),
  ],
  read: async ({ id, state }, aws) => {
    const live = await aws.request("apigatewayv2", "GetIntegration", {
      ApiId: state.apiId,
      IntegrationId: id,
    });
    return {
      apiId: state.apiId,
      integrationType: live.IntegrationType,
      integrationUri: live.IntegrationUri,
      payloadFormatVersion: live.PayloadFormatVersion,
      timeoutMilliseconds: state.timeoutMilliseconds && live.TimeoutInMillis,
    };
  },
  delete: ({ id, state }, aws) =>
    aws.request("apigatewayv2", "DeleteIntegration", { ApiId: state.apiId, IntegrationId: id }),
});

const integrationOf = (inputs: Integration) => ({
  ApiId: inputs.apiId,
  IntegrationType: inputs.integrationType as "AWS_PROXY",
  IntegrationUri: inputs.integrationUri,
  PayloadFormatVersion: inputs.payloadFormatVersion,
  TimeoutInMillis: inputs.timeoutMilliseconds,
});

const route = defineType<RouteArgs>({
  type: "aws:apigatewayv2/route:Route",
  replace: ["apiId"],
  predict: (_inputs, { urn }) => ({ id: stableHex(urn, 8), outputs: {} }),
  create: (inputs) => [call("apigatewayv2", "CreateRoute", routeOf(inputs))],
  identify: ({ RouteId = "" }: { RouteId?: string }) => ({ id: RouteId, outputs: {} }),
  change: (_olds, news, { id }) => [call("apigatewayv2", "UpdateRoute", { ...routeOf(news), RouteId: id })],
  read: async ({ id, state }, aws) => {
    const live = await aws.request("apigatewayv2", "GetRoute", { ApiId: state.apiId, RouteId: id });
    return {
      apiId: state.apiId,
      routeKey: live.RouteKey,
      target: live.Target,
      authorizationType: live.AuthorizationType,
    };
  },
  delete: ({ id, state }, aws) =>
    aws.request("apigatewayv2", "DeleteRoute", { ApiId: state.apiId, RouteId: id }),
});

const routeOf = (inputs: Route) => ({
  ApiId: inputs.apiId,
  RouteKey: inputs.routeKey,
  Target: inputs.target,
  AuthorizationType: inputs.authorizationType as "AWS_IAM" | undefined,
});

export const httpApiRoutes = [integration, route];
