import type * as aws from "@pulumi/aws";
import { RETENTION } from "../../../contracts/retention";

/** Port of the instances and of the proxy. */
export const PORT = 5432;

/** Sizes of an environment. Prices are list prices of us-east-1, dollars a month, rounded. */
export const SIZES = {
  // The instance 25, its one replica 25, the proxy 22, storage 5.
  dev: { instanceClass: "db.t4g.small", multiAz: false, replicas: 1, storageGiB: 20, maxStorageGiB: 100 },
  // The instance with its standby 245, two replicas 245, the proxy 22, storage 46.
  prod: { instanceClass: "db.m7g.large", multiAz: true, replicas: 2, storageGiB: 100, maxStorageGiB: 1_000 },
} as const;

/** Newest minor version; RDS brings the later ones in the maintenance window. */
export const ENGINE = { engine: "postgres", engineVersion: "15.19" } as const;

/** Logs that go to CloudWatch. */
export const EXPORTED_LOGS = ["postgresql", "upgrade"] as const;

/** Seconds between two samples of enhanced monitoring. */
const MONITORING_SECONDS = 60;

/** Days Performance Insights keeps; the free ones. */
const INSIGHTS_DAYS = 7;

/**
 * Settings of the engine. Statements are logged when they change a schema or are slow, without their parameters, and
 * errors without their details: both would quote what is in the rows.
 */
export const PARAMETERS: { name: string; value: string }[] = [
  { name: "rds.force_ssl", value: "1" },
  { name: "ssl_min_protocol_version", value: "TLSv1.2" },
  { name: "log_connections", value: "1" },
  { name: "log_disconnections", value: "1" },
  { name: "log_statement", value: "ddl" },
  { name: "log_min_duration_statement", value: "1000" },
  { name: "log_parameter_max_length", value: "0" },
  { name: "log_parameter_max_length_on_error", value: "0" },
  { name: "log_error_verbosity", value: "terse" },
];

/** What the writer and its replicas have in common. */
export function commonInstanceArgs(args: {
  environment: keyof typeof SIZES;
  keyArn: aws.rds.InstanceArgs["kmsKeyId"];
  monitoringRoleArn: aws.rds.InstanceArgs["monitoringRoleArn"];
  parameterGroupName: aws.rds.InstanceArgs["parameterGroupName"];
  securityGroupIds: aws.rds.InstanceArgs["vpcSecurityGroupIds"];
  protect: boolean;
}) {
  const { instanceClass, maxStorageGiB } = SIZES[args.environment];
  return {
    instanceClass,
    maxAllocatedStorage: maxStorageGiB,
    storageType: "gp3",
    storageEncrypted: true,
    kmsKeyId: args.keyArn,
    parameterGroupName: args.parameterGroupName,
    vpcSecurityGroupIds: args.securityGroupIds,
    publiclyAccessible: false,
    iamDatabaseAuthenticationEnabled: true,
    autoMinorVersionUpgrade: true,
    caCertIdentifier: "rds-ca-rsa2048-g1",
    monitoringInterval: MONITORING_SECONDS,
    monitoringRoleArn: args.monitoringRoleArn,
    performanceInsightsEnabled: true,
    performanceInsightsKmsKeyId: args.keyArn,
    performanceInsightsRetentionPeriod: INSIGHTS_DAYS,
    enabledCloudwatchLogsExports: [...EXPORTED_LOGS],
    copyTagsToSnapshot: true,
    deletionProtection: args.protect,
    applyImmediately: true,
  };
}

/** Days of automated backups, any point in time of which can be restored: the longest of the classes in the databases. */
export function backupDays(): number {
  const classes = ["accounts", "session-summaries", "clinical-scores", "aggregates"] as const;
  return Math.max(...classes.map((dataClass) => RETENTION[dataClass].copies.backupDays));
}
