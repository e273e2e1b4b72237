import type { SubnetArgs, VpcArgs } from "@pulumi/aws/ec2";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagMap } from "../tags";
import { defineType, differs } from "../type";
import { retagged, specification } from "./ec2-tags";

const vpc = defineType<VpcArgs>({
  type: "aws:ec2/vpc:Vpc",
  taggable: true,
  replace: ["cidrBlock", "ipv4IpamPoolId", "ipv4NetmaskLength"],
  defaults: { enableDnsSupport: true, enableDnsHostnames: false, instanceTenancy: "default" },
  predict: (_inputs, { region, account, urn }) => {
    const id = `vpc-${stableHex(urn, 17)}`;
    return { id, outputs: { arn: `arn:aws:ec2:${region}:${account}:vpc/${id}`, ownerId: account } };
  },
  create: (inputs, self) => [
    call("ec2", "CreateVpc", {
      CidrBlock: inputs.cidrBlock,
      InstanceTenancy: inputs.instanceTenancy as "default" | undefined,
      TagSpecifications: specification("vpc", inputs.tags),
    }),
    ...(inputs.enableDnsHostnames ? [dnsHostnames(self.id, true)] : []),
    ...(inputs.enableDnsSupport === false ? [dnsSupport(self.id, false)] : []),
  ],
  identify: ({ Vpc }: { Vpc: { VpcId: string } }, _inputs, { region, account }) => ({
    id: Vpc.VpcId,
    outputs: { arn: `arn:aws:ec2:${region}:${account}:vpc/${Vpc.VpcId}`, ownerId: account },
  }),
  change: (olds, news, { id }) => [
    ...(differs(olds.enableDnsHostnames ?? false, news.enableDnsHostnames ?? false)
      ? [dnsHostnames(id, news.enableDnsHostnames ?? false)]
      : []),
    ...(differs(olds.enableDnsSupport ?? true, news.enableDnsSupport ?? true)
      ? [dnsSupport(id, news.enableDnsSupport ?? true)]
      : []),
    ...retagged(id, olds.tags, news.tags),
  ],
  observe: async ({ id }, aws) => {
    const { SecurityGroups = [] } = await aws.request("ec2", "DescribeSecurityGroups", {
      Filters: [
        { Name: "vpc-id", Values: [id] },
        { Name: "group-name", Values: ["default"] },
      ],
    });
    return { defaultSecurityGroupId: SecurityGroups[0]?.GroupId };
  },
  read: async ({ id: VpcId }, aws) => {
    const { Vpcs = [] } = await aws.request("ec2", "DescribeVpcs", { VpcIds: [VpcId] });
    const [live] = Vpcs;
    if (!live) return undefined;
    const attribute = (Attribute: "enableDnsHostnames" | "enableDnsSupport") =>
      aws.request("ec2", "DescribeVpcAttribute", { VpcId, Attribute });
    const { EnableDnsHostnames } = await attribute("enableDnsHostnames");
    const { EnableDnsSupport } = await attribute("enableDnsSupport");
    return {
      cidrBlock: live.CidrBlock,
      enableDnsHostnames: EnableDnsHostnames?.Value ?? false,
      enableDnsSupport: EnableDnsSupport?.Value ?? true,
      tags: tagMap(live.Tags),
    };
  },
  delete: ({ id }, aws) => aws.request("ec2", "DeleteVpc", { VpcId: id }),
});

const dnsHostnames = (VpcId: string, Value: boolean) =>
  call("ec2", "ModifyVpcAttribute", { VpcId, EnableDnsHostnames: { Value } });
const dnsSupport = (VpcId: string, Value: boolean) =>
  call("ec2", "ModifyVpcAttribute", { VpcId, EnableDnsSupport: { Value } });

const subnet = defineType<SubnetArgs>({
  type: "aws:ec2/subnet:Subnet",
  taggable: true,
  replace: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId"],
  defaults: { mapPublicIpOnLaunch: false },
  predict: (_inputs, { region, account, urn }) => {
    const id = `subnet-${stableHex(urn, 17)}`;
    return { id, outputs: { arn: `arn:aws:ec2:${region}:${account}:subnet/${id}`, ownerId: account } };
  },
  create: (inputs, self) => [
    call("ec2", "CreateSubnet", {
      VpcId: inputs.vpcId,
      CidrBlock: inputs.cidrBlock,
      AvailabilityZone: inputs.availabilityZone,
      AvailabilityZoneId: inputs.availabilityZoneId,
      TagSpecifications: specification("subnet", inputs.tags),
    }),
    ...(inputs.mapPublicIpOnLaunch ? [mapPublic(self.id, true)] : []),
  ],
  identify: ({ Subnet }: { Subnet: { SubnetId: string } }, _inputs, { region, account }) => ({
    id: Subnet.SubnetId,
    outputs: { arn: `arn:aws:ec2:${region}:${account}:subnet/${Subnet.SubnetId}`, ownerId: account },
  }),
  change: (olds, news, { id }) => [
    ...(differs(olds.mapPublicIpOnLaunch ?? false, news.mapPublicIpOnLaunch ?? false)
      ? [mapPublic(id, news.mapPublicIpOnLaunch ?? false)]
      : []),
    ...retagged(id, olds.tags, news.tags),
  ],
  read: async ({ id, state }, aws) => {
    const { Subnets = [] } = await aws.request("ec2", "DescribeSubnets", { SubnetIds: [id] });
    const [live] = Subnets;
    return (
      live && {
        vpcId: live.VpcId,
        cidrBlock: live.CidrBlock,
        availabilityZone: state.availabilityZone && live.AvailabilityZone,
        mapPublicIpOnLaunch: live.MapPublicIpOnLaunch ?? false,
        tags: tagMap(live.Tags),
      }
    );
  },
  delete: ({ id }, aws) => aws.request("ec2", "DeleteSubnet", { SubnetId: id }),
});

const mapPublic = (SubnetId: string, Value: boolean) =>
  call("ec2", "ModifySubnetAttribute", { SubnetId, MapPublicIpOnLaunch: { Value } });

export const ec2 = [vpc, subnet];
