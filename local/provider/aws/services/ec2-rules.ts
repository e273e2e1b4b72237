import type { IpPermission } from "@aws-sdk/client-ec2";
import type { SecurityGroupArgs } from "@pulumi/aws/ec2";
import { defined } from "../../protocol/values";
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

/** Single permissions in one text each: AWS groups them as it likes. */
function atoms(rules: readonly Rule[], groupId: string): string[] {
  return rules
    .map((rule) => permission(rule, groupId))
    .flatMap(({ IpRanges, Ipv6Ranges, PrefixListIds, UserIdGroupPairs, ...ports }) =>
      [
        ...(IpRanges ?? []).map(({ CidrIp }) => CidrIp),
        ...(Ipv6Ranges ?? []).map(({ CidrIpv6 }) => CidrIpv6),
        ...(PrefixListIds ?? []).map(({ PrefixListId }) => PrefixListId),
        ...(UserIdGroupPairs ?? []).map(({ GroupId }) => GroupId),
      ].map((from) => JSON.stringify([ports.IpProtocol, ports.FromPort ?? null, ports.ToPort ?? null, from])),
    )
    .sort();
}

const ruleOf = (live: IpPermission, groupId: string): Rule => {
  const groups = (live.UserIdGroupPairs ?? []).flatMap(({ GroupId }) => GroupId ?? []);
  const others = groups.filter((id) => id !== groupId);
  const list = <T>(items: T[]) => (items.length > 0 ? items : undefined);
  return defined({
    protocol: live.IpProtocol ?? "-1",
    fromPort: live.FromPort ?? 0,
    toPort: live.ToPort ?? 0,
    cidrBlocks: list((live.IpRanges ?? []).flatMap(({ CidrIp }) => CidrIp ?? [])),
    ipv6CidrBlocks: list((live.Ipv6Ranges ?? []).flatMap(({ CidrIpv6 }) => CidrIpv6 ?? [])),
    prefixListIds: list((live.PrefixListIds ?? []).flatMap(({ PrefixListId }) => PrefixListId ?? [])),
    securityGroups: list(others),
    self: groups.length > others.length || undefined,
  });
};

/** The rules AWS holds: the stated ones where they allow the same, since AWS groups them differently. */
export function liveRules(
  live: IpPermission[] | undefined,
  stated: Rule[] | undefined,
  groupId: string,
): Rule[] | undefined {
  const rules = (live ?? []).map((one) => ruleOf(one, groupId));
  if (!differs(atoms(rules, groupId), atoms(stated ?? [], groupId))) return stated;
  return rules;
}
