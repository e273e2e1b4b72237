import type { Rule } from "../../model/rules/rule";
import { networkDefaultGroupClosed } from "./network-default-group-closed";
import { networkEndpointKnown } from "./network-endpoint-known";
import { networkEndpointPolicy } from "./network-endpoint-policy";
import { networkEndpointPrivate } from "./network-endpoint-private";
import { networkFlowLogs } from "./network-flow-logs";
import { networkGatewayKnown } from "./network-gateway-known";
import { networkGroupKnown } from "./network-group-known";
import { networkNamedPorts } from "./network-named-ports";
import { networkNoOpenEgress } from "./network-no-open-egress";
import { networkNoOpenIngress } from "./network-no-open-ingress";
import { networkNoOpenRoute } from "./network-no-open-route";
import { networkNoPublicAddresses } from "./network-no-public-addresses";
import { networkRouteKnown } from "./network-route-known";
import { networkSettings } from "./network-settings";

export const NETWORK: readonly Rule[] = [
  networkEndpointKnown,
  networkGroupKnown,
  networkRouteKnown,
  networkEndpointPrivate,
  networkNamedPorts,
  networkDefaultGroupClosed,
  networkEndpointPolicy,
  networkFlowLogs,
  networkGatewayKnown,
  networkNoOpenEgress,
  networkNoOpenIngress,
  networkNoOpenRoute,
  networkNoPublicAddresses,
  networkSettings,
];
