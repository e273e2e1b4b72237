import {
  DescribeSecurityGroupsCommand,
  type EC2Client,
  type IpPermission,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { isOurs, type Mender, tagsOf } from "../core";

/** No rule from anywhere: the program lets groups in only from groups (45 CFR 164.312(e)(1)). */
export function securityGroupIngress(ec2: EC2Client, environment: string): Mender {
  return async (groupId) => {
    const found = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [groupId] }));
    const [group] = found.SecurityGroups ?? [];
    if (!group) return { as: "gone", before: {} };
    const open = openPermissions(group.IpPermissions);
    const before = { open: open.map(described) };
    if (open.length === 0) return { as: "right", before };
    if (!isOurs(tagsOf(group.Tags), environment)) return { as: "stranger", before };
    return {
      as: "wrong",
      before,
      after: { open: [] },
      mend: () => ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions: open })),
    };
  };
}

/** The parts of rules that let in every address; what else stands in the same rule stays. */
export function openPermissions(permissions: readonly IpPermission[] = []): IpPermission[] {
  return permissions.flatMap(({ IpProtocol, FromPort, ToPort, IpRanges = [], Ipv6Ranges = [] }) => {
    const v4 = IpRanges.filter(({ CidrIp }) => CidrIp?.endsWith("/0"));
    const v6 = Ipv6Ranges.filter(({ CidrIpv6 }) => CidrIpv6?.endsWith("/0"));
    if (v4.length + v6.length === 0) return [];
    const ports = FromPort === undefined ? {} : { FromPort, ToPort };
    return [
      {
        IpProtocol,
        ...ports,
        ...(v4.length > 0 && { IpRanges: v4.map(({ CidrIp }) => ({ CidrIp })) }),
        ...(v6.length > 0 && { Ipv6Ranges: v6.map(({ CidrIpv6 }) => ({ CidrIpv6 })) }),
      },
    ];
  });
}

/** E.g. `tcp 22-22`; `-1` is every protocol. */
function described({ IpProtocol, FromPort, ToPort }: IpPermission): string {
  return FromPort === undefined ? `${IpProtocol}` : `${IpProtocol} ${FromPort}-${ToPort}`;
}
