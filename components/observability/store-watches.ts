import type * as pulumi from "@pulumi/pulumi";
import type { WatchedStores } from "../shared/watched-stores";
import type { Watch } from "./alarms";
import { documentCluster, searchDomain } from "./cluster-watches";
import { busy, type Figure, GIB, watches } from "./figures";

type Name = pulumi.Input<string>;
/** Panels of the stores that are on: space, connections, how far replicas are behind, processors, health. */
export function storePanels(stores: WatchedStores, accountId: string): Record<string, Watch[]> {
  const { cache, relational, search, documents } = stores;
  return {
    ...(cache && { Cache: cache.nodes.flatMap((node, at) => cacheNode(`cache-${at + 1}`, node)) }),
    ...(relational && {
      "Relational databases": [
        ...database("database", relational.writer),
        ...relational.readers.flatMap((reader, at) => replica(`database-reader-${at + 1}`, reader)),
      ],
    }),
    ...(search && { "Search domain": searchDomain("search", search.domain, accountId) }),
    ...(documents && { "Document cluster": documentCluster("documents", documents.cluster) }),
  };
}

function cacheNode(name: string, node: Name): Watch[] {
  const of = { namespace: "AWS/ElastiCache", dimensions: { CacheClusterId: node } };
  return watches(of, [
    busy(name, "EngineCPUUtilization"),
    {
      name: `${name}-evictions`,
      description: `${name} forgets contexts before their time: its memory is full.`,
      metric: "Evictions",
      statistic: "Sum",
      threshold: 1_000,
    },
    {
      name: `${name}-connections`,
      description: `${name} has more connections than all functions together may open.`,
      metric: "CurrConnections",
      statistic: "Maximum",
      threshold: 500,
    },
    {
      name: `${name}-lag`,
      description: `${name} is 10 seconds behind its primary.`,
      metric: "ReplicationLag",
      statistic: "Maximum",
      threshold: 10,
    },
  ]);
}

function database(name: string, instance: Name): Watch[] {
  const of = { namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: instance } };
  return watches(of, [
    busy(name),
    {
      name: `${name}-storage`,
      description: `${name} has less than 5 GiB left.`,
      metric: "FreeStorageSpace",
      statistic: "Minimum",
      threshold: 5 * GIB,
      below: true,
    },
    {
      name: `${name}-connections`,
      description: `${name} has 150 connections; the proxy needs far fewer.`,
      metric: "DatabaseConnections",
      statistic: "Maximum",
      threshold: 150,
    },
  ]);
}

function replica(name: string, instance: Name): Watch[] {
  const of = { namespace: "AWS/RDS", dimensions: { DBInstanceIdentifier: instance } };
  const lag: Figure = {
    name: `${name}-lag`,
    description: `${name} is a minute behind the writer.`,
    metric: "ReplicaLag",
    statistic: "Maximum",
    threshold: 60,
  };
  return [...database(name, instance), ...watches(of, [lag])];
}
