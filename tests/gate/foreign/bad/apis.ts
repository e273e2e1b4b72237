import * as aws from "@pulumi/aws";

const api = new aws.apigateway.RestApi("marks", {});
const marks = new aws.apigateway.Resource("marks", {
  restApi: api.id,
  parentId: api.rootResourceId,
  pathPart: "marks",
});
new aws.apigateway.Method("marks", {
  restApi: api.id,
  resourceId: marks.id,
  httpMethod: "GET",
  authorization: "NONE",
});
const integration = new aws.apigateway.Integration("marks", {
  restApi: api.id,
  resourceId: marks.id,
  httpMethod: "GET",
  type: "HTTP_PROXY",
  integrationHttpMethod: "GET",
  uri: "http://marks.school.example",
});
const deployment = new aws.apigateway.Deployment("marks", { restApi: api.id }, { dependsOn: [integration] });
const stage = new aws.apigateway.Stage("marks", {
  restApi: api.id,
  deployment: deployment.id,
  stageName: "live",
});
new aws.apigateway.MethodSettings("marks", {
  restApi: api.id,
  stageName: stage.stageName,
  methodPath: "marks/GET",
  settings: { loggingLevel: "INFO", dataTraceEnabled: true },
});

const http = new aws.apigatewayv2.Api("timetable", {
  protocolType: "HTTP",
  corsConfiguration: { allowOrigins: ["*"] },
});
new aws.apigatewayv2.Integration("timetable", {
  apiId: http.id,
  integrationType: "HTTP_PROXY",
  integrationMethod: "GET",
  integrationUri: "http://timetable.school.example",
});
new aws.apigatewayv2.Route("timetable", { apiId: http.id, routeKey: "GET /timetable" });
new aws.apigatewayv2.Stage("timetable", { apiId: http.id, name: "live" });
