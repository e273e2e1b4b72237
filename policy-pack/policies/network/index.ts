import type { Rule } from "../../model/rule";
import { networkDefaultGroupClosed } from "./network-default-group-closed";
import { networkEndpointPolicy } from "./network-endpoint-policy";
import { networkFlowLogs } from "./network-flow-logs";
import { networkNoOpenIngress } from "./network-no-open-ingress";

export const NETWORK: readonly Rule[] = [
  networkDefaultGroupClosed,
  networkEndpointPolicy,
  networkFlowLogs,
  networkNoOpenIngress,
];
