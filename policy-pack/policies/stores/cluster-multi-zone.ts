import { CONTINUITY } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { isProduction } from "../../model/stack/tags";
import { CLUSTER, CLUSTER_INSTANCE, DOCUMENTS, DOCUMENTS_INSTANCE } from "../../model/types/types";

/** A cluster keeps its data in three zones, but answers from its instances only: with one it is away until a new one starts. */
export const clusterMultiZone: Rule = {
  id: "cluster-multi-zone",
  description: "In production clusters answer from at least two instances.",
  level: "mandatory",
  controls: { ...CONTINUITY, aws: ["rds-cluster-multi-az-enabled"] },
  scope: "stack",
  types: [...CLUSTER, ...DOCUMENTS],
  check(cluster, report, stack) {
    // A Multi-AZ cluster states one class for the instances that it makes in three zones by itself.
    if (!isProduction(cluster) || cluster.props["dbClusterInstanceClass"]) return;
    const instances = [...CLUSTER_INSTANCE, ...DOCUMENTS_INSTANCE];
    if (stack.attachedTo(cluster, "clusterIdentifier", instances).length >= 2) return;
    report(
      `Cluster '${cluster.name}' has no second instance to fail over to`,
      "add a ClusterInstance in another zone",
    );
  },
};
