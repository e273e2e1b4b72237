import type { SecurityGroupRule, SecurityGroupRuleRequest } from "@aws-sdk/client-ec2";
import type { SecurityGroupEgressRuleArgs, SecurityGroupIngressRuleArgs } from "@pulumi/aws/vpc";
import { stableHex } from "../names";
import { call } from "../sdk";
import { tagMap } from "../tags";
import { type AnyType, defineType, differs, type Inputs } from "../type";
import { retagged, specification } from "./ec2-tags";

type Rule = Inputs<SecurityGroupIngressRuleArgs & SecurityGroupEgressRuleArgs>;

/** Protocol −1 has no ports. */
const portsOf = ({ ipProtocol, fromPort, toPort }: Rule) =>
  ipProtocol === "-1" ? {} : { FromPort: fromPort, ToPort: toPort };

/** The rule as a list of permissions with one entry takes it. */
const permission = (rule: Rule) => {
  const Description = rule.description;
  return {
    IpProtocol: rule.ipProtocol,
    ...portsOf(rule),
    IpRanges: rule.cidrIpv4 ? [{ CidrIp: rule.cidrIpv4, Description }] : undefined,
    Ipv6Ranges: rule.cidrIpv6 ? [{ CidrIpv6: rule.cidrIpv6, Description }] : undefined,
    PrefixListIds: rule.prefixListId ? [{ PrefixListId: rule.prefixListId, Description }] : undefined,
    UserIdGroupPairs: rule.referencedSecurityGroupId
      ? [{ GroupId: rule.referencedSecurityGroupId, Description }]
      : undefined,
  };
};

/** The same as a change takes it. */
const request = (rule: Rule): SecurityGroupRuleRequest => ({
  IpProtocol: rule.ipProtocol,
  ...portsOf(rule),
  CidrIpv4: rule.cidrIpv4,
  CidrIpv6: rule.cidrIpv6,
  PrefixListId: rule.prefixListId,
  ReferencedGroupId: rule.referencedSecurityGroupId,
  Description: rule.description,
});

const identity = (id: string, { region, account }: { region: string; account: string }) => ({
  id,
  outputs: {
    arn: `arn:aws:ec2:${region}:${account}:security-group-rule/${id}`,
    securityGroupRuleId: id,
  },
});

/** Rules in and out differ in nothing but their operations. */
function ruleType(type: string, way: "Ingress" | "Egress"): AnyType {
  const authorize = `AuthorizeSecurityGroup${way}` as const;
  const revoke = `RevokeSecurityGroup${way}` as const;
  return defineType<SecurityGroupIngressRuleArgs & SecurityGroupEgressRuleArgs>({
    type,
    taggable: true,
    replace: ["securityGroupId"],
    predict: (_inputs, scope) => identity(`sgr-${stableHex(scope.urn, 17)}`, scope),
    create: (inputs) => [
      call("ec2", authorize, {
        GroupId: inputs.securityGroupId,
        IpPermissions: [permission(inputs)],
        TagSpecifications: specification("security-group-rule", inputs.tags),
      }),
    ],
    identify: ({ SecurityGroupRules: [made] }: { SecurityGroupRules: SecurityGroupRule[] }, _inputs, scope) =>
      identity(String(made?.SecurityGroupRuleId), scope),
    change: (olds, news, { id }) => [
      ...(differs(request(olds), request(news))
        ? [
            call("ec2", "ModifySecurityGroupRules", {
              GroupId: news.securityGroupId,
              SecurityGroupRules: [{ SecurityGroupRuleId: id, SecurityGroupRule: request(news) }],
            }),
          ]
        : []),
      ...retagged(id, olds.tags, news.tags),
    ],
    read: async ({ id }, aws) => {
      const { SecurityGroupRules = [] } = await aws.request("ec2", "DescribeSecurityGroupRules", {
        SecurityGroupRuleIds: [id],
      });
      const [live] = SecurityGroupRules;
      return (
        live && {
          ipProtocol: live.IpProtocol,
          cidrIpv4: live.CidrIpv4,
          cidrIpv6: live.CidrIpv6,
          prefixListId: live.PrefixListId,
          referencedSecurityGroupId: live.ReferencedGroupInfo?.GroupId,
          tags: tagMap(live.Tags),
        }
      );
    },
    delete: ({ id, state }, aws) =>
      aws.request("ec2", revoke, { GroupId: state.securityGroupId, SecurityGroupRuleIds: [id] }),
  });
}

export const ec2GroupRules = [
  ruleType("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "Ingress"),
  ruleType("aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule", "Egress"),
];
