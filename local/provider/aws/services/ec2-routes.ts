import type { RouteArgs, RouteTableArgs, RouteTableAssociationArgs } from "@pulumi/aws/ec2";
import { changedRequest, type Fields, toRequest } from "../fields";
import { call } from "../sdk";
import { tagMap } from "../tags";
import { defineType, type Inputs } from "../type";
import { identity, predicted } from "./ec2-identity";
import { retagged, specification } from "./ec2-tags";

const routeTable = defineType<RouteTableArgs>({
  type: "aws:ec2/routeTable:RouteTable",
  taggable: true,
  replace: ["vpcId"],
  predict: (_inputs, scope) => predicted("route-table", "rtb", scope),
  create: ({ vpcId, tags }) => [
    call("ec2", "CreateRouteTable", { VpcId: vpcId, TagSpecifications: specification("route-table", tags) }),
  ],
  identify: ({ RouteTable: live }: { RouteTable: { RouteTableId: string } }, _inputs, scope) =>
    identity("route-table", live.RouteTableId, scope),
  change: (olds, news, { id }) => retagged(id, olds.tags, news.tags),
  read: async ({ id }, aws) => {
    const { RouteTables = [] } = await aws.request("ec2", "DescribeRouteTables", { RouteTableIds: [id] });
    const [live] = RouteTables;
    return live && { vpcId: live.VpcId, tags: tagMap(live.Tags) };
  },
  delete: ({ id }, aws) => aws.request("ec2", "DeleteRouteTable", { RouteTableId: id }),
});

/** Where a route leads: one of these. */
const TARGETS: Fields = {
  gatewayId: "GatewayId",
  natGatewayId: "NatGatewayId",
  transitGatewayId: "TransitGatewayId",
  vpcEndpointId: "VpcEndpointId",
  vpcPeeringConnectionId: "VpcPeeringConnectionId",
};

const destination = (inputs: Inputs<RouteArgs>) => ({
  RouteTableId: inputs.routeTableId,
  DestinationCidrBlock: inputs.destinationCidrBlock,
  DestinationIpv6CidrBlock: inputs.destinationIpv6CidrBlock,
  DestinationPrefixListId: inputs.destinationPrefixListId,
});

const route = defineType<RouteArgs>({
  type: "aws:ec2/route:Route",
  replace: ["routeTableId", "destinationCidrBlock", "destinationIpv6CidrBlock", "destinationPrefixListId"],
  deleteBeforeReplace: true,
  predict: ({ routeTableId, destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId }) => ({
    id: `r-${routeTableId}-${destinationCidrBlock ?? destinationIpv6CidrBlock ?? destinationPrefixListId}`,
    outputs: { origin: "CreateRoute", state: "active" },
  }),
  create: (inputs) => [call("ec2", "CreateRoute", { ...destination(inputs), ...toRequest(inputs, TARGETS) })],
  change: (olds, news) =>
    Object.keys(changedRequest(olds, news, TARGETS)).length > 0
      ? [call("ec2", "ReplaceRoute", { ...destination(news), ...toRequest(news, TARGETS) })]
      : [],
  read: async ({ state }, aws) => {
    const { RouteTables = [] } = await aws.request("ec2", "DescribeRouteTables", {
      RouteTableIds: [state.routeTableId],
    });
    const live = RouteTables[0]?.Routes?.find(
      ({ DestinationCidrBlock }) => DestinationCidrBlock === state.destinationCidrBlock,
    );
    return live && { gatewayId: live.GatewayId, natGatewayId: live.NatGatewayId };
  },
  delete: ({ state }, aws) => aws.request("ec2", "DeleteRoute", destination(state)),
});

const association = defineType<RouteTableAssociationArgs>({
  type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
  replace: ["subnetId", "gatewayId", "routeTableId"],
  predict: (_inputs, scope) => ({ id: predicted("association", "rtbassoc", scope).id, outputs: {} }),
  create: ({ routeTableId, subnetId, gatewayId }) => [
    call("ec2", "AssociateRouteTable", {
      RouteTableId: routeTableId,
      SubnetId: subnetId,
      GatewayId: gatewayId,
    }),
  ],
  identify: ({ AssociationId: id }: { AssociationId: string }) => ({ id, outputs: {} }),
  read: async ({ id, state }, aws) => {
    const { RouteTables = [] } = await aws.request("ec2", "DescribeRouteTables", {
      RouteTableIds: [state.routeTableId],
    });
    const live = RouteTables[0]?.Associations?.find(
      ({ RouteTableAssociationId }) => RouteTableAssociationId === id,
    );
    return live && { subnetId: live.SubnetId };
  },
  delete: ({ id }, aws) => aws.request("ec2", "DisassociateRouteTable", { AssociationId: id }),
});

export const ec2Routes = [routeTable, route, association];
