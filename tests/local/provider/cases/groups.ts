import type { Case, Ground, Standing } from "../support/life";
import { tagged } from "./shared";

const parameters = (value: string) => [{ name: "log_connections", value }];

/** Two subnets, as every group of a database needs. */
export async function subnets(ground: Ground): Promise<string[]> {
  const network = await ground.make("aws:ec2/vpc:Vpc", "ground", { cidrBlock: "10.0.0.0/16" });
  const subnet = (zone: string, n: number) =>
    ground.make("aws:ec2/subnet:Subnet", `ground-${zone}`, {
      vpcId: network.id,
      cidrBlock: `10.0.${n}.0/24`,
      availabilityZone: `eu-west-1${zone}`,
    });
  return [(await subnet("a", 1)).id, (await subnet("b", 2)).id];
}

/** A group of two subnets, of one of the services that have such groups. */
export const subnetGroup = async (ground: Ground, service: string): Promise<Standing> =>
  ground.make(`aws:${service}/subnetGroup:SubnetGroup`, "ground", { subnetIds: await subnets(ground) });

const group = (service: string, family: string, first: object[], second: object[]): Case => ({
  type: `aws:${service}/parameterGroup:ParameterGroup`,
  inputs: async () => ({ family, parameters: first, ...tagged }),
  changed: { parameters: second, tags: { Team: "b" } },
  replaced: { description: "another" },
});

const subnetGroupOf = (service: string): Case => ({
  type: `aws:${service}/subnetGroup:SubnetGroup`,
  inputs: async (ground) => ({ subnetIds: await subnets(ground), ...tagged }),
  changed: { description: "another", tags: { Team: "b" } },
  replaced: { name: "another" },
});

export const groups: Case[] = [
  subnetGroupOf("rds"),
  subnetGroupOf("docdb"),
  subnetGroupOf("elasticache"),
  group("rds", "postgres17", parameters("0"), [...parameters("1"), { name: "rds.force_ssl", value: "1" }]),
  group(
    "elasticache",
    "valkey8",
    [{ name: "maxmemory-policy", value: "volatile-lru" }],
    [{ name: "maxmemory-policy", value: "allkeys-lru" }],
  ),
  {
    type: "aws:docdb/clusterParameterGroup:ClusterParameterGroup",
    inputs: async () => ({ family: "docdb5.0", parameters: [{ name: "tls", value: "enabled" }], ...tagged }),
    changed: { parameters: [{ name: "audit_logs", value: "enabled" }], tags: { Team: "b" } },
    replaced: { family: "docdb4.0" },
  },
];
