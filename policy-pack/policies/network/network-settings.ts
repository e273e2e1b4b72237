import { isSpecific } from "../../model/access/arns";
import { statementsOf } from "../../model/access/documents";
import { type Asked, asks, isAbsent, isNotTrue, isStated, settingsRule } from "../../model/rules/demands";
import { BOUNDARY } from "../../model/services/network";
import {
  EGRESS_RULE,
  FLOW_LOG,
  INGRESS_RULE,
  ROUTE,
  SECURITY_GROUP,
  SUBNET,
  VPC,
  VPC_ENDPOINT,
} from "../../model/types/types";

const API_ROUTE = ["aws:apigatewayv2/route:Route"];
const API_STAGE = ["aws:apigatewayv2/stage:Stage"];
const API_INTEGRATION = ["aws:apigatewayv2/integration:Integration"];
const PEERING = ["aws:ec2/vpcPeeringConnection:VpcPeeringConnection"];

const connected: Asked = {
  types: PEERING,
  finding: () => ["joins the network to another one", "remove the connection; call over an endpoint"],
};

/** Credentials of another account, or a store of another one, would still pass where one of the two is not asked. */
const bothAccounts: Asked = {
  types: VPC_ENDPOINT,
  finding({ props }) {
    const open = statementsOf(props["policy"] ?? { Statement: [] }).some(
      ({ allow, principals, conditions }) =>
        allow &&
        principals.includes("*") &&
        !["aws:principalaccount", "aws:resourceaccount"].every((key) =>
          conditions.some(
            (one) => one.key === key && one.operator === "stringequals" && one.values.every(isSpecific),
          ),
        ),
    );
    return open
      ? [
          "lets callers or stores of other accounts through",
          "add conditions on aws:PrincipalAccount and aws:ResourceAccount",
        ]
      : undefined;
  },
};

/** The small settings by which a closed network opens. */
export const networkSettings = settingsRule({
  id: "network-settings",
  description:
    "Networks stand alone, without IPv6; groups name groups, endpoints lead to AWS for one account, APIs to functions.",
  controls: BOUNDARY,
  convention: "closed-stack",
  asked: [
    ...["cidrIpv4", "cidrIpv6"].map((range) =>
      asks(
        [INGRESS_RULE[0], ...EGRESS_RULE],
        range,
        isAbsent,
        "names a range of addresses",
        "nothing, and referencedSecurityGroupId",
      ),
    ),
    asks(
      SECURITY_GROUP,
      "vpcId",
      isStated,
      "stands in the account's default network",
      "the network of this stack",
    ),
    asks(SUBNET, "assignIpv6AddressOnCreation", isNotTrue, "gives out public addresses of IPv6", "false"),
    asks(VPC, "assignGeneratedIpv6CidrBlock", isNotTrue, "has public addresses of IPv6", "false"),
    asks(ROUTE, "vpcPeeringConnectionId", isAbsent, "leads to another network", "nothing"),
    asks(
      VPC_ENDPOINT,
      "serviceName",
      (name) =>
        /^(com|aws)\.(amazonaws|api)\.(?!vpce)[a-z0-9.-]+$/.test(String(name)) &&
        !String(name).includes("vpce-svc"),
      "leads to a service that is not AWS's",
      "a service of AWS",
    ),
    asks(
      FLOW_LOG,
      "logDestinationType",
      (type) => type === undefined || type === "cloud-watch-logs",
      "writes past its log group",
      '"cloud-watch-logs"',
    ),
    asks(FLOW_LOG, "iamRoleArn", isStated, "may not write", "the role that writes"),
    asks(API_ROUTE, "routeKey", (key) => key !== "$default", "takes every path", "a method and a path"),
    asks(
      API_STAGE,
      "defaultRouteSettings.dataTraceEnabled",
      isNotTrue,
      "logs what is sent and answered",
      "false",
    ),
    asks(
      API_INTEGRATION,
      "integrationType",
      (type) => type === "AWS_PROXY",
      "passes calls on to somebody else",
      '"AWS_PROXY"',
    ),
    connected,
    bothAccounts,
  ],
});
