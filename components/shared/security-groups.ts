import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DataClass } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";

export interface ClosedGroupArgs {
  vpcId: pulumi.Input<string>;
  /** What stands behind it. */
  description: string;
  /** Class of the data that passes. */
  dataClass: DataClass;
}

/** A security group that admits nobody and lets nothing out; every way is a rule of its own. */
export function closedGroup(
  name: string,
  { vpcId, description, dataClass }: ClosedGroupArgs,
  opts: pulumi.CustomResourceOptions,
): aws.ec2.SecurityGroup {
  return new aws.ec2.SecurityGroup(
    `${name}-group`,
    { vpcId, description, tags: classTags(dataClass) },
    // Interfaces of functions outlive the function by up to 45 minutes, and a group outlives its interfaces.
    { ...opts, customTimeouts: { delete: "60m" } },
  );
}

export interface WayArgs {
  /** Security group of whoever connects. */
  from: pulumi.Input<string>;
  /** Security group of whoever is connected to. */
  to: pulumi.Input<string>;
  port: number;
  dataClass: DataClass;
}

/** Opens one port from exactly one group to another: a rule out of the one and a rule into the other. */
export function openWay(
  name: string,
  { from, to, port, dataClass }: WayArgs,
  opts: pulumi.CustomResourceOptions,
): pulumi.Resource[] {
  const rule = { ipProtocol: "tcp", fromPort: port, toPort: port, tags: classTags(dataClass) };
  return [
    new aws.vpc.SecurityGroupEgressRule(
      `${name}-out`,
      { ...rule, securityGroupId: from, referencedSecurityGroupId: to, description: `${name} goes out` },
      opts,
    ),
    new aws.vpc.SecurityGroupIngressRule(
      `${name}-in`,
      { ...rule, securityGroupId: to, referencedSecurityGroupId: from, description: `${name} comes in` },
      opts,
    ),
  ];
}
