import type { Case, Ground } from "../support/life";
import { tagged } from "./shared";

const vpc = (ground: Ground) => ground.make("aws:ec2/vpc:Vpc", "ground", { cidrBlock: "10.0.0.0/16" });

const port = (n: number) => ({ protocol: "tcp", fromPort: n, toPort: n, cidrBlocks: ["10.0.0.0/16"] });

export const network: Case[] = [
  {
    type: "aws:ec2/vpc:Vpc",
    inputs: async () => ({ cidrBlock: "10.1.0.0/16", enableDnsHostnames: true, ...tagged }),
    changed: { enableDnsHostnames: false, tags: { Team: "b" } },
    replaced: { cidrBlock: "10.2.0.0/16" },
    drift: ({ id }, aws) => aws.request("ec2", "DeleteTags", { Resources: [id], Tags: [{ Key: "Team" }] }),
    drifted: ["tags", "tagsAll"],
    chosen: ["id", "arn"],
  },
  {
    type: "aws:ec2/subnet:Subnet",
    inputs: async (ground) => ({
      vpcId: (await vpc(ground)).id,
      cidrBlock: "10.0.1.0/24",
      availabilityZone: "eu-west-1a",
      ...tagged,
    }),
    changed: { mapPublicIpOnLaunch: true, tags: { Team: "b" } },
    replaced: { cidrBlock: "10.0.2.0/24" },
    drift: ({ id }, aws) =>
      aws.request("ec2", "ModifySubnetAttribute", { SubnetId: id, MapPublicIpOnLaunch: { Value: false } }),
    drifted: ["mapPublicIpOnLaunch"],
    chosen: ["id", "arn"],
  },
  {
    type: "aws:ec2/securityGroup:SecurityGroup",
    inputs: async (ground) => ({
      vpcId: (await vpc(ground)).id,
      description: "a",
      ingress: [port(443)],
      egress: [port(5432)],
      ...tagged,
    }),
    changed: { ingress: [port(443), port(8080)], egress: [], tags: { Team: "b" } },
    replaced: { description: "b" },
    drift: ({ id }, aws) =>
      aws.request("ec2", "AuthorizeSecurityGroupIngress", {
        GroupId: id,
        IpPermissions: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
      }),
    drifted: ["ingress"],
    chosen: ["id", "arn"],
  },
];
