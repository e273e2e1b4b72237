import type { IpPermission } from "@aws-sdk/client-ec2";
import type { SecurityGroupArgs } from "@pulumi/aws/ec2";
import { type Call, call } from "../sdk";
import { differs, type Inputs } from "../type";

type Group = Inputs<SecurityGroupArgs>;
type Rule = NonNullable<Group["ingress"]>[number];

/** What AWS gives every new group: everything may go out. */
const OPEN_EGRESS: Rule = { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] };

/** The rule in the API's shape; protocol −1 has no ports. */
export function permission(rule: Rule, groupId: string): IpPermission {
  const ports = String(rule.protocol) === "-1" ? {} : { FromPort: rule.fromPort, ToPort: rule.toPort };
  const groups = [...(rule.securityGroups ?? []), ...(rule.self ? [groupId] : [])];
  const Description = rule.description || undefined;
  return {
    IpProtocol: String(rule.protocol),
    ...ports,
    IpRanges: rule.cidrBlocks?.map((CidrIp) => ({ CidrIp, Description })),
    Ipv6Ranges: rule.ipv6CidrBlocks?.map((CidrIpv6) => ({ CidrIpv6, Description })),
    PrefixListIds: rule.prefixListIds?.map((PrefixListId) => ({ PrefixListId, Description })),
    UserIdGroupPairs: groups.length > 0 ? groups.map((GroupId) => ({ GroupId, Description })) : undefined,
  };
}

/** The requests that turn one set of rules into another; a group just made has the open egress, which has to go. */
export function ruleChanges(GroupId: string, olds: Group | "initial", news: Group): Call[] {
  const before = olds === "initial" ? { ingress: [], egress: [OPEN_EGRESS] } : olds;
  const only = (some: Rule[] = [], other: Rule[] = []) =>
    some.filter((rule) => !other.some((candidate) => !differs(candidate, rule)));
  const permissions = (rules: Rule[]) => rules.map((rule) => permission(rule, GroupId));
  const [revokedIn, allowedIn] = [only(before.ingress, news.ingress), only(news.ingress, before.ingress)];
  const [revokedOut, allowedOut] = [only(before.egress, news.egress), only(news.egress, before.egress)];
  const calls: [
    Rule[],
    (
      | "RevokeSecurityGroupIngress"
      | "AuthorizeSecurityGroupIngress"
      | "RevokeSecurityGroupEgress"
      | "AuthorizeSecurityGroupEgress"
    ),
  ][] = [
    [revokedIn, "RevokeSecurityGroupIngress"],
    [allowedIn, "AuthorizeSecurityGroupIngress"],
    [revokedOut, "RevokeSecurityGroupEgress"],
    [allowedOut, "AuthorizeSecurityGroupEgress"],
  ];
  return calls
    .filter(([rules]) => rules.length > 0)
    .map(([rules, operation]) => call("ec2", operation, { GroupId, IpPermissions: permissions(rules) }));
}
