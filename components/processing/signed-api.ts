import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import type { Place } from "../shared/iam";
import { secureLogGroup } from "../shared/secure-log-group";

export interface SignedApiArgs {
  place: Place;
  description: string;
  /** Method and path of its one route, such as `POST /similar`. */
  routeKey: string;
  functionName: pulumi.Input<string>;
  functionArn: pulumi.Input<string>;
  /** Seconds it waits for the function, at most 30. */
  timeoutSeconds: number;
  logKeyArn: pulumi.Input<string>;
  /** Requests a second, on average and at once; what is more is answered 429. @default 10 and 20 */
  throttle?: { rate: number; burst: number };
}

/** Who asked for what and how it was answered; never what was asked. */
const ACCESS_LOG = {
  requestId: "$context.requestId",
  time: "$context.requestTime",
  caller: "$context.identity.userArn",
  sourceIp: "$context.identity.sourceIp",
  route: "$context.routeKey",
  status: "$context.status",
  error: "$context.error.messageString",
  latencyMs: "$context.responseLatency",
};

/** An HTTP API with one route to a function, for requests signed by who may invoke it (`execute-api:Invoke`). */
export class SignedApi extends pulumi.ComponentResource {
  readonly url: pulumi.Output<string>;

  constructor(name: string, args: SignedApiArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:processing:SignedApi", name, {}, opts);
    const { place, routeKey, throttle = { rate: 10, burst: 20 } } = args;
    const tags = classTags("message-vectors");
    const child = { parent: this };

    const logs = secureLogGroup(`${name}-access-logs`, "function-logs", args.logKeyArn, child);

    const api = new aws.apigatewayv2.Api(
      name,
      { protocolType: "HTTP", description: args.description, tags },
      child,
    );

    const integration = new aws.apigatewayv2.Integration(
      `${name}-integration`,
      {
        apiId: api.id,
        integrationType: "AWS_PROXY",
        integrationUri: args.functionArn,
        payloadFormatVersion: "2.0",
        timeoutMilliseconds: args.timeoutSeconds * 1_000,
      },
      child,
    );

    const route = new aws.apigatewayv2.Route(
      `${name}-route`,
      {
        apiId: api.id,
        routeKey,
        authorizationType: "AWS_IAM",
        target: pulumi.interpolate`integrations/${integration.id}`,
      },
      child,
    );

    new aws.apigatewayv2.Stage(
      `${name}-stage`,
      {
        apiId: api.id,
        name: "$default",
        autoDeploy: true,
        accessLogSettings: { destinationArn: logs.arn, format: JSON.stringify(ACCESS_LOG) },
        defaultRouteSettings: {
          throttlingRateLimit: throttle.rate,
          throttlingBurstLimit: throttle.burst,
          detailedMetricsEnabled: true,
        },
        tags,
      },
      // What is deployed by itself is what stands then.
      { ...child, dependsOn: [route] },
    );

    new aws.lambda.Permission(
      `${name}-permission`,
      {
        action: "lambda:InvokeFunction",
        function: args.functionName,
        principal: "apigateway.amazonaws.com",
        sourceArn: pulumi.interpolate`${api.executionArn}/*/${routeKey.replace(" ", "")}`,
        sourceAccount: place.accountId,
      },
      child,
    );

    this.url = api.apiEndpoint;
    this.registerOutputs({ url: this.url });
  }
}
