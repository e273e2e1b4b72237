import type { Case, Ground } from "../support/life";
import { arnOf, policy, role, tagged } from "./shared";

export const vpc = (ground: Ground) => ground.make("aws:ec2/vpc:Vpc", "ground", { cidrBlock: "10.0.0.0/16" });

const subnet = async (ground: Ground, vpcId: string) =>
  ground.make("aws:ec2/subnet:Subnet", "ground", { vpcId, cidrBlock: "10.0.1.0/24" });

const gateway = (ground: Ground, vpcId: string, name = "ground") =>
  ground.make("aws:ec2/internetGateway:InternetGateway", name, { vpcId });

const table = (ground: Ground, vpcId: string, name = "ground") =>
  ground.make("aws:ec2/routeTable:RouteTable", name, { vpcId });

const retagged = { tags: { Team: "b" } };

export const routes: Case[] = [
  {
    type: "aws:ec2/internetGateway:InternetGateway",
    inputs: async (ground) => ({ vpcId: (await vpc(ground)).id, ...tagged }),
    changed: retagged,
    replaced: { region: "eu-central-1" },
    chosen: ["id", "arn"],
  },
  {
    type: "aws:ec2/eip:Eip",
    inputs: async () => ({ domain: "vpc", ...tagged }),
    changed: retagged,
    replaced: { domain: "standard" },
    chosen: ["id", "arn", "allocationId", "publicIp"],
  },
  {
    type: "aws:ec2/natGateway:NatGateway",
    inputs: async (ground) => {
      const within = await subnet(ground, (await vpc(ground)).id);
      const address = await ground.make("aws:ec2/eip:Eip", "ground", { domain: "vpc" });
      return { subnetId: within.id, allocationId: address.id, ...tagged };
    },
    changed: retagged,
    replaced: { subnetId: "another" },
    chosen: ["id"],
  },
  {
    type: "aws:ec2/routeTable:RouteTable",
    inputs: async (ground) => ({ vpcId: (await vpc(ground)).id, ...tagged }),
    changed: retagged,
    replaced: { vpcId: "another" },
    chosen: ["id", "arn"],
  },
  {
    type: "aws:ec2/route:Route",
    inputs: async (ground) => {
      const { id } = await vpc(ground);
      const routeTableId = (await table(ground, id)).id;
      return {
        routeTableId,
        destinationCidrBlock: "0.0.0.0/0",
        gatewayId: (await gateway(ground, id)).id,
      };
    },
    replaced: { destinationCidrBlock: "10.9.0.0/16" },
    drift: ({ state }, aws) =>
      aws.request("ec2", "DeleteRoute", {
        RouteTableId: String(state["routeTableId"]),
        DestinationCidrBlock: "0.0.0.0/0",
      }),
    drifted: [],
  },
  {
    type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
    inputs: async (ground) => {
      const { id } = await vpc(ground);
      return { routeTableId: (await table(ground, id)).id, subnetId: (await subnet(ground, id)).id };
    },
    replaced: { subnetId: "another" },
    chosen: ["id"],
  },
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    inputs: async (ground) => {
      const { id } = await vpc(ground);
      return {
        vpcId: id,
        serviceName: "com.amazonaws.eu-west-1.s3",
        vpcEndpointType: "Gateway",
        routeTableIds: [(await table(ground, id)).id],
        policy: policy({ Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "*" }),
        ...tagged,
      };
    },
    changed: retagged,
    replaced: { serviceName: "com.amazonaws.eu-west-1.dynamodb" },
    drift: ({ id, inputs }, aws) =>
      aws.request("ec2", "ModifyVpcEndpoint", {
        VpcEndpointId: id,
        RemoveRouteTableIds: inputs["routeTableIds"] as string[],
      }),
    drifted: ["routeTableIds"],
    chosen: ["id", "arn", "prefixListId"],
  },
  {
    type: "aws:ec2/flowLog:FlowLog",
    inputs: async (ground) => ({
      vpcId: (await vpc(ground)).id,
      trafficType: "ALL",
      logDestination: arnOf(await ground.make("aws:cloudwatch/logGroup:LogGroup", "ground", {})),
      iamRoleArn: arnOf(await role(ground, "vpc-flow-logs.amazonaws.com")),
      ...tagged,
    }),
    changed: retagged,
    replaced: { trafficType: "REJECT" },
    chosen: ["id", "arn"],
  },
];
