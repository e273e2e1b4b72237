import type { Case, Ground } from "../support/life";
import { tagged } from "./shared";

const api = async (ground: Ground) =>
  (await ground.make("aws:apigatewayv2/api:Api", "ground", { protocolType: "HTTP" })).id;

const FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:answer";

export const httpApis: Case[] = [
  {
    type: "aws:apigatewayv2/api:Api",
    inputs: async () => ({ protocolType: "HTTP", description: "a", ...tagged }),
    changed: { description: "b", tags: { Team: "b" } },
    replaced: { protocolType: "WEBSOCKET" },
    // The service chooses the id; the emulator answers below its own address.
    chosen: ["id", "arn", "executionArn", "apiEndpoint"],
    drift: ({ id }, aws) => aws.request("apigatewayv2", "UpdateApi", { ApiId: id, Description: "by hand" }),
    drifted: ["description"],
  },
  {
    type: "aws:apigatewayv2/integration:Integration",
    inputs: async (ground) => ({
      apiId: await api(ground),
      integrationType: "AWS_PROXY",
      integrationUri: FUNCTION,
      payloadFormatVersion: "2.0",
      timeoutMilliseconds: 29_000,
    }),
    changed: { timeoutMilliseconds: 20_000 },
    replaced: { integrationType: "HTTP_PROXY" },
    chosen: ["id"],
    drift: ({ id, state }, aws) =>
      aws.request("apigatewayv2", "UpdateIntegration", {
        ApiId: String(state["apiId"]),
        IntegrationId: id,
        IntegrationUri: `${FUNCTION}-other`,
      }),
    drifted: ["integrationUri"],
  },
  {
    type: "aws:apigatewayv2/route:Route",
    inputs: async (ground) => ({
      apiId: await api(ground),
      routeKey: "POST /similar",
      authorizationType: "AWS_IAM",
      target: "integrations/one",
    }),
    changed: { target: "integrations/two" },
    replaced: { apiId: "another" },
    chosen: ["id"],
    drift: ({ id, state }, aws) =>
      aws.request("apigatewayv2", "UpdateRoute", {
        ApiId: String(state["apiId"]),
        RouteId: id,
        AuthorizationType: "NONE",
      }),
    drifted: ["authorizationType"],
  },
  {
    type: "aws:apigatewayv2/stage:Stage",
    inputs: async (ground) => ({
      apiId: await api(ground),
      name: "$default",
      autoDeploy: true,
      accessLogSettings: {
        destinationArn: "arn:aws:logs:us-east-1:000000000000:log-group:api",
        format: '{"id":"$context.requestId"}',
      },
      defaultRouteSettings: {
        throttlingRateLimit: 10,
        throttlingBurstLimit: 20,
        detailedMetricsEnabled: true,
      },
      ...tagged,
    }),
    changed: { defaultRouteSettings: { throttlingRateLimit: 5 } },
    replaced: { name: "other" },
    drift: ({ id, state }, aws) =>
      aws.request("apigatewayv2", "UpdateStage", {
        ApiId: String(state["apiId"]),
        StageName: id,
        AutoDeploy: false,
      }),
    drifted: ["autoDeploy"],
  },
];
