import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** A second copy of the records in a warehouse would need retention, keys and deletion of its own. */
export const absentRedshift = absentServiceRule({
  id: "absent-redshift",
  service: "Redshift",
  types: [
    ...typesOf("redshift", "Cluster", "ClusterSnapshot", "SnapshotCopy", "EndpointAccess"),
    ...typesOf("redshiftserverless", "Namespace", "Workgroup", "Snapshot"),
  ],
  instead: "query the event lake with Athena",
  aws: [
    "redshift-backup-enabled",
    "redshift-cluster-configuration-check",
    "redshift-cluster-maintenancesettings-check",
    "redshift-cluster-public-access-check",
    "redshift-require-tls-ssl",
  ],
});
