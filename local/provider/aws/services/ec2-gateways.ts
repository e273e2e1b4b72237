import type { EipArgs, InternetGatewayArgs, NatGatewayArgs } from "@pulumi/aws/ec2";
import { call } from "../sdk";
import { tagMap } from "../tags";
import { defineType } from "../type";
import { identity, predicted } from "./ec2-identity";
import { retagged, specification } from "./ec2-tags";

const internetGateway = defineType<InternetGatewayArgs>({
  type: "aws:ec2/internetGateway:InternetGateway",
  taggable: true,
  predict: (_inputs, scope) => predicted("internet-gateway", "igw", scope),
  create: ({ vpcId, tags }, { id }) => [
    call("ec2", "CreateInternetGateway", { TagSpecifications: specification("internet-gateway", tags) }),
    ...(vpcId ? [call("ec2", "AttachInternetGateway", { InternetGatewayId: id, VpcId: vpcId })] : []),
  ],
  identify: ({ InternetGateway: live }: { InternetGateway: { InternetGatewayId: string } }, _inputs, scope) =>
    identity("internet-gateway", live.InternetGatewayId, scope),
  change: (olds, news, { id }) => [
    ...(olds.vpcId && olds.vpcId !== news.vpcId
      ? [call("ec2", "DetachInternetGateway", { InternetGatewayId: id, VpcId: olds.vpcId })]
      : []),
    ...(news.vpcId && olds.vpcId !== news.vpcId
      ? [call("ec2", "AttachInternetGateway", { InternetGatewayId: id, VpcId: news.vpcId })]
      : []),
    ...retagged(id, olds.tags, news.tags),
  ],
  read: async ({ id }, aws) => {
    const { InternetGateways = [] } = await aws.request("ec2", "DescribeInternetGateways", {
      InternetGatewayIds: [id],
    });
    const [live] = InternetGateways;
    return live && { vpcId: live.Attachments?.[0]?.VpcId, tags: tagMap(live.Tags) };
  },
  delete: async ({ id, state }, aws) => {
    if (state.vpcId)
      await aws.request("ec2", "DetachInternetGateway", { InternetGatewayId: id, VpcId: state.vpcId });
    return aws.request("ec2", "DeleteInternetGateway", { InternetGatewayId: id });
  },
});

const eip = defineType<EipArgs>({
  type: "aws:ec2/eip:Eip",
  taggable: true,
  replace: ["domain", "address", "publicIpv4Pool", "networkBorderGroup"],
  predict: (_inputs, scope) => {
    const self = predicted("elastic-ip", "eipalloc", scope);
    return {
      id: self.id,
      outputs: { arn: self.outputs["arn"], allocationId: self.id, publicIp: "192.0.2.1" },
    };
  },
  create: ({ domain, tags, address, publicIpv4Pool, networkBorderGroup }) => [
    call("ec2", "AllocateAddress", {
      Domain: domain as "vpc" | undefined,
      Address: address,
      PublicIpv4Pool: publicIpv4Pool,
      NetworkBorderGroup: networkBorderGroup,
      TagSpecifications: specification("elastic-ip", tags),
    }),
  ],
  identify: (live: { AllocationId: string; PublicIp: string }, _inputs, scope) => {
    const { id, outputs } = identity("elastic-ip", live.AllocationId, scope);
    return { id, outputs: { arn: outputs["arn"], allocationId: id, publicIp: live.PublicIp } };
  },
  change: (olds, news, { id }) => retagged(id, olds.tags, news.tags),
  read: async ({ id }, aws) => {
    const { Addresses = [] } = await aws.request("ec2", "DescribeAddresses", { AllocationIds: [id] });
    const [live] = Addresses;
    return live && { tags: tagMap(live.Tags) };
  },
  delete: ({ id }, aws) => aws.request("ec2", "ReleaseAddress", { AllocationId: id }),
});

const natGateway = defineType<NatGatewayArgs>({
  type: "aws:ec2/natGateway:NatGateway",
  taggable: true,
  replace: ["subnetId", "allocationId", "connectivityType", "privateIp"],
  defaults: { connectivityType: "public" },
  predict: (_inputs, scope) => ({ id: predicted("natgateway", "nat", scope).id, outputs: {} }),
  create: ({ subnetId, allocationId, connectivityType, privateIp, tags }) => [
    call("ec2", "CreateNatGateway", {
      SubnetId: subnetId,
      AllocationId: allocationId,
      ConnectivityType: connectivityType as "public" | undefined,
      PrivateIpAddress: privateIp,
      TagSpecifications: specification("natgateway", tags),
    }),
  ],
  identify: ({ NatGateway: live }: { NatGateway: { NatGatewayId: string } }) => ({
    id: live.NatGatewayId,
    outputs: {},
  }),
  change: (olds, news, { id }) => retagged(id, olds.tags, news.tags),
  read: async ({ id }, aws) => {
    const { NatGateways = [] } = await aws.request("ec2", "DescribeNatGateways", { NatGatewayIds: [id] });
    const [live] = NatGateways;
    if (!live || live.State === "deleted") return undefined;
    return { subnetId: live.SubnetId, tags: tagMap(live.Tags) };
  },
  delete: ({ id }, aws) => aws.request("ec2", "DeleteNatGateway", { NatGatewayId: id }),
});

export const ec2Gateways = [internetGateway, eip, natGateway];
