import * as aws from "@pulumi/aws";
import { firewall } from "./balancer";
import { ACCOUNT, logGroup, REGION } from "./foundation";

const handler = `arn:aws:apigateway:${REGION}:lambda:path/2015-03-31/functions/arn:aws:lambda:${REGION}:${ACCOUNT}:function:marks/invocations`;

const api = new aws.apigateway.RestApi("marks", { endpointConfiguration: { types: "REGIONAL" } });
const marks = new aws.apigateway.Resource("marks", {
  restApi: api.id,
  parentId: api.rootResourceId,
  pathPart: "marks",
});
const method = new aws.apigateway.Method("marks", {
  restApi: api.id,
  resourceId: marks.id,
  httpMethod: "GET",
  authorization: "AWS_IAM",
});
const integration = new aws.apigateway.Integration("marks", {
  restApi: api.id,
  resourceId: marks.id,
  httpMethod: method.httpMethod,
  type: "AWS_PROXY",
  integrationHttpMethod: "POST",
  uri: handler,
});
const deployment = new aws.apigateway.Deployment("marks", { restApi: api.id }, { dependsOn: [integration] });
const certificate = new aws.apigateway.ClientCertificate("marks", {});
const stage = new aws.apigateway.Stage("marks", {
  restApi: api.id,
  deployment: deployment.id,
  stageName: "live",
  clientCertificateId: certificate.id,
  xrayTracingEnabled: true,
});
new aws.apigateway.MethodSettings("marks", {
  restApi: api.id,
  stageName: stage.stageName,
  methodPath: "*/*",
  settings: { loggingLevel: "INFO", metricsEnabled: true, dataTraceEnabled: false },
});
new aws.wafv2.WebAclAssociation("marks", { resourceArn: stage.arn, webAclArn: firewall.arn });

const http = new aws.apigatewayv2.Api("timetable", {
  protocolType: "HTTP",
  corsConfiguration: { allowOrigins: ["https://site.school.example"] },
});
const timetable = new aws.apigatewayv2.Integration("timetable", {
  apiId: http.id,
  integrationType: "HTTP_PROXY",
  integrationMethod: "GET",
  integrationUri: "https://timetable.school.example",
});
const target = timetable.id.apply((id) => `integrations/${id}`);
new aws.apigatewayv2.Route("timetable", {
  apiId: http.id,
  routeKey: "GET /timetable",
  authorizationType: "AWS_IAM",
  target,
});
new aws.apigatewayv2.Stage("timetable", {
  apiId: http.id,
  name: "live",
  accessLogSettings: { destinationArn: logGroup("timetable").arn, format: "$context.requestId" },
  defaultRouteSettings: { throttlingBurstLimit: 50, throttlingRateLimit: 20 },
});
