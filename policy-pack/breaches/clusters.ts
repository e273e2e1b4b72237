import type { Breach } from "./breach";
import { added, changed, removed } from "./changed";

/** Clusters, instances, their snapshots, and tables: what keeps them there. */
export const CLUSTERS: readonly Breach[] = [
  changed("relational-customer-key", "aurora", { storageEncrypted: undefined }, /storageEncrypted/),
  changed("store-upkeep", "aurora-1", { performanceInsightsEnabled: true }, /performanceInsightsKmsKeyId/),
  changed("store-backups", "aurora", { backupRetentionPeriod: 1 }, /backupRetentionPeriod to 7/),
  changed("store-authentication", "aurora", { masterPassword: "Correct-horse" }, /manageMasterUserPassword/),
  changed("store-authentication", "aurora", { manageMasterUserPassword: false }, /UserPassword to true/),
  changed("store-placement", "aurora", { vpcSecurityGroupIds: undefined }, /vpcSecurityGroupIds to groups/),
  changed("store-upkeep", "aurora", { engineVersion: "13.9" }, /engineVersion to 14 or later/),
  changed("store-tls-only", "aurora-settings", { parameters: [] }, /require_secure_transport to 1/),
  changed("store-logs", "aurora", { enabledCloudwatchLogsExports: undefined }, /CloudwatchLogsExports/),
  changed("store-not-public", "aurora-1", { publiclyAccessible: true }, /publiclyAccessible to false/),
  removed("cluster-multi-zone", "aurora-2", "aurora", /add a ClusterInstance/),
  removed("cluster-multi-zone", "conversations-2", "conversations", /add a ClusterInstance/),
  changed("store-deletion-protection", "aurora", { deletionProtection: undefined }, /deletionProtection to/),
  changed("store-deletion-protection", "conversations", { deletionProtection: false }, /Protection to true/),
  changed("store-deletion-protection", "writer", { deletionProtection: false }, /deletionProtection to true/),
  changed(
    "store-deletion-protection",
    "crisis-events",
    { deletionProtectionEnabled: false },
    /deletionProtectionEnabled to true/,
  ),
  changed(
    "store-minor-upgrades",
    "writer",
    { autoMinorVersionUpgrade: false },
    /MinorVersionUpgrade to true/,
  ),
  changed("store-minor-upgrades", "aurora-1", { autoMinorVersionUpgrade: false }, /VersionUpgrade to true/),
  changed("store-minor-upgrades", "context", { autoMinorVersionUpgrade: "false" }, /VersionUpgrade to true/),
  changed("relational-monitoring", "writer", { monitoringInterval: 0 }, /monitoringInterval to 60/),
  changed("relational-monitoring", "aurora-2", { monitoringRoleArn: undefined }, /monitoringRoleArn/),
  changed("snapshot-customer-key", "aurora-copy", { kmsKeyId: undefined }, /kmsKeyId to a KMS key/),
  changed("snapshot-not-shared", "aurora-copy", { sharedAccounts: ["all"] }, /remove sharedAccounts/),
  added(
    "snapshot-not-shared",
    { type: "aws:rds/snapshot:Snapshot", name: "stray", props: { sharedAccounts: ["999999999999"] } },
    /remove sharedAccounts/,
  ),
  removed("table-autoscaling", "crisis-events-write-policy", "crisis-events", /PAY_PER_REQUEST/),
  removed("table-autoscaling", "crisis-events-read-target", "crisis-events", /PAY_PER_REQUEST/),
  removed("table-autoscaling", "crisis-events-open-read-policy", "crisis-events", /PAY_PER_REQUEST/),
  removed("secret-rotates", "roster-rotation", "roster-login", /add a SecretRotation/),
  {
    rule: "secret-rotates",
    breaks: "it changes once a year",
    at: "roster-login",
    change: (stack) => {
      stack.props("roster-rotation").rotationRules = { automaticallyAfterDays: 365 };
    },
    remedy: /automaticallyAfterDays to at most 90/,
  },
  removed("s3-replication", "records-ReplicationConfig", "records", /add a BucketReplicationConfig/),
  {
    rule: "s3-replication",
    breaks: "the rule is switched off",
    at: "records",
    change: (stack) => {
      stack.props("records-ReplicationConfig").rules[0].status = "Disabled";
    },
    remedy: /with an enabled rule/,
  },
  removed("s3-event-notifications", "records-notification", "records", /add a BucketNotification/),
];
