import type { DefaultSecurityGroupArgs } from "@pulumi/aws/ec2";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagMap } from "../tags";
import { defineType, differs } from "../type";
import { liveRules, permission } from "./ec2-rules";
import { retagged } from "./ec2-tags";

const find = (vpcId: string | undefined) =>
  call("ec2", "DescribeSecurityGroups", {
    Filters: [
      { Name: "group-name", Values: ["default"] },
      ...(vpcId ? [{ Name: "vpc-id", Values: [vpcId] }] : []),
    ],
  });

/** A network's own group: nothing is made, but its rules become exactly the stated ones. */
const defaultGroup = defineType<DefaultSecurityGroupArgs>({
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  taggable: true,
  sets: ["ingress", "egress"],
  replace: ["vpcId"],
  aside: ["ingress", "egress", "revokeRulesOnDelete"],
  predict: (_inputs, { region, account, urn }) => {
    const id = `sg-${stableHex(urn, 17)}`;
    return {
      id,
      outputs: {
        arn: `arn:aws:ec2:${region}:${account}:security-group/${id}`,
        ownerId: account,
        name: "default",
        description: "default VPC security group",
      },
    };
  },
  create: ({ vpcId, tags }, { id }) => [find(vpcId), ...retagged(id, undefined, tags)],
  identify: ({ SecurityGroups: [found] }: { SecurityGroups: { GroupId: string }[] }, _inputs, scope) => ({
    id: String(found?.GroupId),
    outputs: {
      arn: `arn:aws:ec2:${scope.region}:${scope.account}:security-group/${found?.GroupId}`,
      ownerId: scope.account,
      name: "default",
      description: "default VPC security group",
    },
  }),
  settle: async ({ id: GroupId }, { ingress = [], egress = [] }, aws) => {
    const { SecurityGroups = [] } = await aws.request("ec2", "DescribeSecurityGroups", {
      GroupIds: [GroupId],
    });
    const [live] = SecurityGroups;
    const rules = { GroupId };
    if (live?.IpPermissions?.length)
      await aws.request("ec2", "RevokeSecurityGroupIngress", { ...rules, IpPermissions: live.IpPermissions });
    if (live?.IpPermissionsEgress?.length)
      await aws.request("ec2", "RevokeSecurityGroupEgress", {
        ...rules,
        IpPermissions: live.IpPermissionsEgress,
      });
    const permissions = (stated: typeof ingress) => stated.map((rule) => permission(rule, GroupId));
    if (ingress.length > 0)
      await aws.request("ec2", "AuthorizeSecurityGroupIngress", {
        ...rules,
        IpPermissions: permissions(ingress),
      });
    if (egress.length > 0)
      await aws.request("ec2", "AuthorizeSecurityGroupEgress", {
        ...rules,
        IpPermissions: permissions(egress),
      });
  },
  change: (olds, news, { id }) => [
    ...(differs([olds.ingress, olds.egress], [news.ingress, news.egress]) ? [find(news.vpcId)] : []),
    ...retagged(id, olds.tags, news.tags),
  ],
  read: async ({ id, state }, aws) => {
    const { SecurityGroups = [] } = await aws.request("ec2", "DescribeSecurityGroups", { GroupIds: [id] });
    const [live] = SecurityGroups;
    const none = <T>(rules: T[] | undefined) => (rules?.length ? rules : undefined);
    return (
      live && {
        vpcId: live.VpcId,
        ingress: none(liveRules(live.IpPermissions, state.ingress, id)) ?? state.ingress,
        egress: none(liveRules(live.IpPermissionsEgress, state.egress, id)) ?? state.egress,
        tags: tagMap(live.Tags),
      }
    );
  },
  // AWS cannot remove it: it goes with its network.
  delete: async () => undefined,
});

export const ec2DefaultGroups = [defaultGroup];
