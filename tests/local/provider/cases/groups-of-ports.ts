import type { Case, Ground } from "../support/life";
import { vpc } from "./routes";
import { tagged } from "./shared";

const group = async (ground: Ground) =>
  ground.make("aws:ec2/securityGroup:SecurityGroup", "ground", { vpcId: (await vpc(ground)).id });

/** A way in and a way out live the same life. */
const rule = (way: "Ingress" | "Egress"): Case => ({
  type: `aws:vpc/securityGroup${way}Rule:SecurityGroup${way}Rule`,
  inputs: async (ground) => {
    const { id } = await group(ground);
    const port = { ipProtocol: "tcp", fromPort: 5432, toPort: 5432 };
    return { securityGroupId: id, referencedSecurityGroupId: id, description: "a", ...port, ...tagged };
  },
  changed: { tags: { Team: "b" } },
  replaced: { securityGroupId: "another" },
  drift: ({ id, state }, aws) =>
    aws.request("ec2", `RevokeSecurityGroup${way}`, {
      GroupId: String(state["securityGroupId"]),
      SecurityGroupRuleIds: [id],
    }),
  drifted: [],
  chosen: ["id", "arn", "securityGroupRuleId"],
});

export const groupsOfPorts: Case[] = [
  rule("Ingress"),
  rule("Egress"),
  {
    type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    inputs: async (ground) => ({ vpcId: (await vpc(ground)).id, ...tagged }),
    changed: { tags: { Team: "b" } },
    replaced: { vpcId: "another" },
    drift: ({ id }, aws) =>
      aws.request("ec2", "AuthorizeSecurityGroupIngress", {
        GroupId: id,
        IpPermissions: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
      }),
    drifted: ["ingress"],
    chosen: ["id", "arn"],
    stays: true,
  },
];
