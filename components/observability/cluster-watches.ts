import type * as pulumi from "@pulumi/pulumi";
import type { Watch } from "./alarms";
import { busy, GIB, watches } from "./figures";

type Name = pulumi.Input<string>;

/** Health, space and load of a search domain. */
export function searchDomain(name: string, domain: Name, accountId: string): Watch[] {
  const of = { namespace: "AWS/ES", dimensions: { DomainName: domain, ClientId: accountId } };
  return watches(of, [
    busy(name),
    {
      name: `${name}-red`,
      description: `${name} lacks a primary shard: some of its data cannot be found.`,
      metric: "ClusterStatus.red",
      statistic: "Maximum",
      threshold: 1,
    },
    {
      name: `${name}-yellow`,
      description: `${name} has lacked a replica for 15 minutes.`,
      metric: "ClusterStatus.yellow",
      statistic: "Minimum",
      threshold: 1,
      periods: 3,
    },
    {
      name: `${name}-storage`,
      description: `A node of ${name} has less than 2 GiB left.`,
      metric: "FreeStorageSpace",
      statistic: "Minimum",
      // This metric counts MiB.
      threshold: 2_048,
      below: true,
    },
    {
      name: `${name}-writes-blocked`,
      description: `${name} takes no writes.`,
      metric: "ClusterIndexWritesBlocked",
      statistic: "Maximum",
      threshold: 1,
    },
    {
      name: `${name}-memory`,
      description: `${name} has been at 85 % of its heap for 15 minutes.`,
      metric: "JVMMemoryPressure",
      statistic: "Maximum",
      threshold: 85,
      periods: 3,
    },
  ]);
}

/** Space, connections, lag and load of a document cluster. */
export function documentCluster(name: string, cluster: Name): Watch[] {
  const of = { namespace: "AWS/DocDB", dimensions: { DBClusterIdentifier: cluster } };
  return watches(of, [
    busy(name),
    {
      name: `${name}-storage`,
      description: `${name} has less than 2 GiB for sorting and logs left on an instance.`,
      metric: "FreeLocalStorage",
      statistic: "Minimum",
      threshold: 2 * GIB,
      below: true,
    },
    {
      name: `${name}-connections`,
      description: `${name} has more connections than all functions together may open.`,
      metric: "DatabaseConnections",
      statistic: "Maximum",
      threshold: 300,
    },
    {
      name: `${name}-lag`,
      description: `A replica of ${name} is 10 seconds behind.`,
      metric: "DBClusterReplicaLagMaximum",
      statistic: "Maximum",
      // Milliseconds.
      threshold: 10_000,
    },
  ]);
}
