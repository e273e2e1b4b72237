import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** What joins two networks joins what stands in them; a VPN of one tunnel does so until it breaks. */
export const absentOtherNetworks = absentServiceRule({
  id: "absent-other-networks",
  service: "connections to other networks",
  types: [
    ...typesOf("ec2", "VpcPeeringConnection", "VpcPeeringConnectionAccepter", "VpnConnection", "VpnGateway"),
    ...typesOf("ec2", "CustomerGateway", "EgressOnlyInternetGateway", "VpcEndpointService"),
    ...typesOf("ec2transitgateway", "TransitGateway", "VpcAttachment"),
    ...typesOf("directconnect", "Connection", "Gateway"),
  ],
  instead: "let others publish events, and call services by endpoints",
  aws: ["vpc-vpn-2-tunnels-up"],
});
