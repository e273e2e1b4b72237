import type { VpcEndpointArgs } from "@pulumi/aws/ec2";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagMap } from "../tags";
import { defineType, differs } from "../type";
import { identity, predicted } from "./ec2-identity";
import { retagged, specification } from "./ec2-tags";

const only = (some: string[] = [], other: string[] = []): string[] | undefined => {
  const found = some.filter((one) => !other.includes(one));
  return found.length > 0 ? found : undefined;
};

const endpoint = defineType<VpcEndpointArgs>({
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  taggable: true,
  policies: ["policy"],
  sets: ["routeTableIds", "subnetIds", "securityGroupIds"],
  replace: ["vpcId", "serviceName", "vpcEndpointType"],
  aside: ["autoAccept"],
  defaults: { vpcEndpointType: "Gateway", privateDnsEnabled: false },
  predict: ({ serviceName, vpcEndpointType }, scope) => {
    const { id, outputs } = predicted("vpc-endpoint", "vpce", scope);
    const gateway = (vpcEndpointType ?? "Gateway") === "Gateway";
    const prefixListId = gateway ? `pl-${stableHex(String(serviceName), 8)}` : undefined;
    return { id, outputs: { ...outputs, state: "available", requesterManaged: false, prefixListId } };
  },
  create: (inputs) => [
    call("ec2", "CreateVpcEndpoint", {
      VpcId: inputs.vpcId,
      ServiceName: inputs.serviceName,
      VpcEndpointType: inputs.vpcEndpointType as "Gateway" | undefined,
      PolicyDocument: inputs.policy,
      RouteTableIds: inputs.routeTableIds,
      SubnetIds: inputs.subnetIds,
      SecurityGroupIds: inputs.securityGroupIds,
      PrivateDnsEnabled: inputs.privateDnsEnabled,
      IpAddressType: inputs.ipAddressType as "ipv4" | undefined,
      TagSpecifications: specification("vpc-endpoint", inputs.tags),
    }),
  ],
  identify: ({ VpcEndpoint: live }: { VpcEndpoint: { VpcEndpointId: string } }, _inputs, scope) => {
    const { id, outputs } = identity("vpc-endpoint", live.VpcEndpointId, scope);
    return { id, outputs: { ...outputs, state: "available", requesterManaged: false } };
  },
  change: (olds, news, { id }) => [
    ...(differs(
      [olds.policy, olds.routeTableIds, olds.subnetIds, olds.securityGroupIds, olds.privateDnsEnabled],
      [news.policy, news.routeTableIds, news.subnetIds, news.securityGroupIds, news.privateDnsEnabled],
    )
      ? [
          call("ec2", "ModifyVpcEndpoint", {
            VpcEndpointId: id,
            PolicyDocument: news.policy,
            ResetPolicy: news.policy ? undefined : true,
            AddRouteTableIds: only(news.routeTableIds, olds.routeTableIds),
            RemoveRouteTableIds: only(olds.routeTableIds, news.routeTableIds),
            AddSubnetIds: only(news.subnetIds, olds.subnetIds),
            RemoveSubnetIds: only(olds.subnetIds, news.subnetIds),
            AddSecurityGroupIds: only(news.securityGroupIds, olds.securityGroupIds),
            RemoveSecurityGroupIds: only(olds.securityGroupIds, news.securityGroupIds),
            PrivateDnsEnabled: news.privateDnsEnabled,
          }),
        ]
      : []),
    ...retagged(id, olds.tags, news.tags),
  ],
  observe: async ({ state }, aws) => {
    if ((state.vpcEndpointType ?? "Gateway") !== "Gateway") return {};
    const { PrefixLists = [] } = await aws.request("ec2", "DescribePrefixLists", {
      Filters: [{ Name: "prefix-list-name", Values: [String(state.serviceName)] }],
    });
    const live = PrefixLists.find(({ PrefixListName }) => PrefixListName === state.serviceName);
    return { prefixListId: live?.PrefixListId ?? `pl-${stableHex(String(state.serviceName), 8)}` };
  },
  read: async ({ id, state }, aws) => {
    const { VpcEndpoints = [] } = await aws.request("ec2", "DescribeVpcEndpoints", { VpcEndpointIds: [id] });
    const [live] = VpcEndpoints;
    return (
      live && {
        vpcId: live.VpcId,
        serviceName: live.ServiceName,
        routeTableIds: state.routeTableIds && live.RouteTableIds,
        subnetIds: state.subnetIds && live.SubnetIds,
        tags: tagMap(live.Tags),
      }
    );
  },
  delete: ({ id }, aws) => aws.request("ec2", "DeleteVpcEndpoints", { VpcEndpointIds: [id] }),
});

export const ec2Endpoints = [endpoint];
