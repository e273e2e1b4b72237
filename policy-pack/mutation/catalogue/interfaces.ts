import { AUDIT, BOUNDARY, CONTINGENCY } from "../grounds";
import type { Mutation } from "../mutation";
import { breaks, unbroken } from "../rows";
import { absent, on, otherAccount, otherStack, to } from "../ways";

const API = ["aws:apigatewayv2/api:Api"] as const;
const API_ROUTE = ["aws:apigatewayv2/route:Route"] as const;
const API_STAGE = ["aws:apigatewayv2/stage:Stage"] as const;
const INTEGRATION = ["aws:apigatewayv2/integration:Integration"] as const;

/** What may be wrong with the way in for applications. */
export const INTERFACES: readonly Mutation[] = [
  breaks(API_ROUTE, "authorizationType", [absent, to("NONE")], BOUNDARY),
  breaks(API_ROUTE, "routeKey", [to("$default")], BOUNDARY),
  unbroken(API_ROUTE, "(resource)", "Takes a way in away"),
  breaks(API_STAGE, "accessLogSettings", [absent], AUDIT),
  breaks(API_STAGE, "accessLogSettings.destinationArn", [otherAccount, otherStack], AUDIT),
  breaks(API_STAGE, "defaultRouteSettings", [absent], CONTINGENCY),
  breaks(API_STAGE, "defaultRouteSettings.throttlingRateLimit", [absent], CONTINGENCY),
  breaks(API_STAGE, "defaultRouteSettings.dataTraceEnabled", [on], AUDIT),
  unbroken(API_STAGE, "defaultRouteSettings.detailedMetricsEnabled", "A help in finding slow calls"),
  unbroken(API_STAGE, "(resource)", "Takes a way in away"),
  breaks(
    API,
    "corsConfiguration",
    [to({ allowOrigins: ["*"], allowHeaders: ["*"], allowMethods: ["*"] }, "for every site")],
    BOUNDARY,
  ),
  unbroken(API, "(resource)", "Takes a way in away"),
  breaks(INTEGRATION, "integrationUri", [otherAccount, otherStack], BOUNDARY),
  breaks(INTEGRATION, "integrationType", [to("HTTP_PROXY")], BOUNDARY),
  unbroken(INTEGRATION, "(resource)", "Takes a way in away"),
];
