import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** A replication copies whole databases past every redaction. */
export const absentDms = absentServiceRule({
  id: "absent-dms",
  service: "Database Migration Service",
  types: typesOf(
    "dms",
    "ReplicationInstance",
    "ReplicationConfig",
    "ReplicationTask",
    "Endpoint",
    "S3Endpoint",
  ),
  instead: "let producers publish events",
  aws: ["dms-replication-not-public"],
});
