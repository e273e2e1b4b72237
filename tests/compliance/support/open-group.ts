import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
} from "@aws-sdk/client-ec2";
import type { Account } from "./account";
import type { Broken } from "./broken";

/** A security group of an environment into which somebody lets everybody, beside a rule that is in order. */
export async function openGroup({ clients: { ec2 } }: Account, environment: string): Promise<Broken> {
  const { GroupId: resourceId = "" } = await ec2.send(
    new CreateSecurityGroupCommand({
      GroupName: `opened-${environment}`,
      Description: "Opened by hand",
      TagSpecifications: [
        { ResourceType: "security-group", Tags: [{ Key: "Environment", Value: environment }] },
      ],
    }),
  );
  const ports = { IpProtocol: "tcp", FromPort: 22, ToPort: 22 };
  // One by one: AWS takes a part of a rule away, the emulator only what was let in together.
  const everybody = [
    { ...ports, IpRanges: [{ CidrIp: "0.0.0.0/0" }] },
    { ...ports, IpRanges: [{ CidrIp: "10.0.0.0/8" }] },
    { IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, Ipv6Ranges: [{ CidrIpv6: "::/0" }] },
  ];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: resourceId, IpPermissions: everybody }));
  const state = async () => {
    const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [resourceId] }));
    return (SecurityGroups?.[0]?.IpPermissions ?? [])
      .flatMap(({ FromPort, IpRanges = [], Ipv6Ranges = [] }) => [
        ...IpRanges.map(({ CidrIp }) => `${FromPort} ${CidrIp}`),
        ...Ipv6Ranges.map(({ CidrIpv6 }) => `${FromPort} ${CidrIpv6}`),
      ])
      .sort();
  };
  const broken = ["22 0.0.0.0/0", "22 10.0.0.0/8", "5432 ::/0"];
  return { resourceId, state, broken, mended: ["22 10.0.0.0/8"] };
}
