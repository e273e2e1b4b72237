import type { InstanceArgs } from "@pulumi/aws/rds";
import type { Fields } from "../fields";
import type { Inputs } from "../type";

/** Inputs of a database that may change while it runs, where request and program differ by name only. */
const ALTERABLE: Fields = {
  allocatedStorage: "AllocatedStorage",
  autoMinorVersionUpgrade: "AutoMinorVersionUpgrade",
  backupRetentionPeriod: "BackupRetentionPeriod",
  backupWindow: "PreferredBackupWindow",
  caCertIdentifier: "CACertificateIdentifier",
  copyTagsToSnapshot: "CopyTagsToSnapshot",
  databaseInsightsMode: "DatabaseInsightsMode",
  deletionProtection: "DeletionProtection",
  engineVersion: "EngineVersion",
  iamDatabaseAuthenticationEnabled: "EnableIAMDatabaseAuthentication",
  iops: "Iops",
  maintenanceWindow: "PreferredMaintenanceWindow",
  manageMasterUserPassword: "ManageMasterUserPassword",
  masterUserSecretKmsKeyId: "MasterUserSecretKmsKeyId",
  maxAllocatedStorage: "MaxAllocatedStorage",
  monitoringInterval: "MonitoringInterval",
  monitoringRoleArn: "MonitoringRoleArn",
  multiAz: "MultiAZ",
  networkType: "NetworkType",
  optionGroupName: "OptionGroupName",
  parameterGroupName: "DBParameterGroupName",
  password: "MasterUserPassword",
  performanceInsightsEnabled: "EnablePerformanceInsights",
  performanceInsightsKmsKeyId: "PerformanceInsightsKMSKeyId",
  performanceInsightsRetentionPeriod: "PerformanceInsightsRetentionPeriod",
  publiclyAccessible: "PubliclyAccessible",
  storageThroughput: "StorageThroughput",
  storageType: "StorageType",
  vpcSecurityGroupIds: "VpcSecurityGroupIds",
};

export const CREATED_FIELDS: Fields = {
  ...ALTERABLE,
  availabilityZone: "AvailabilityZone",
  dbName: "DBName",
  dbSubnetGroupName: "DBSubnetGroupName",
  enabledCloudwatchLogsExports: "EnableCloudwatchLogsExports",
  kmsKeyId: "KmsKeyId",
  licenseModel: "LicenseModel",
  port: "Port",
  storageEncrypted: "StorageEncrypted",
  username: "MasterUsername",
};

/** A change names the class and the port differently. */
export const CHANGED_FIELDS: Fields = {
  ...ALTERABLE,
  identifier: "NewDBInstanceIdentifier",
  instanceClass: "DBInstanceClass",
  port: "DBPortNumber",
};

/** A replica takes the rest from its source. */
export const REPLICA_FIELDS: Fields = Object.fromEntries(
  [
    "autoMinorVersionUpgrade",
    "availabilityZone",
    "caCertIdentifier",
    "copyTagsToSnapshot",
    "databaseInsightsMode",
    "dbSubnetGroupName",
    "deletionProtection",
    "enabledCloudwatchLogsExports",
    "iamDatabaseAuthenticationEnabled",
    "iops",
    "kmsKeyId",
    "maxAllocatedStorage",
    "monitoringInterval",
    "monitoringRoleArn",
    "multiAz",
    "parameterGroupName",
    "performanceInsightsEnabled",
    "performanceInsightsKmsKeyId",
    "performanceInsightsRetentionPeriod",
    "port",
    "publiclyAccessible",
    "storageThroughput",
    "storageType",
    "vpcSecurityGroupIds",
  ].map((input) => [input, CREATED_FIELDS[input] ?? input]),
);

/** What the emulator holds of them, in the names of its answers. */
export const LIVE_FIELDS: Fields = {
  identifier: "DBInstanceIdentifier",
  instanceClass: "DBInstanceClass",
  engine: "Engine",
  engineVersion: "EngineVersion",
  allocatedStorage: "AllocatedStorage",
  backupRetentionPeriod: "BackupRetentionPeriod",
  deletionProtection: "DeletionProtection",
  multiAz: "MultiAZ",
  publiclyAccessible: "PubliclyAccessible",
  storageEncrypted: "StorageEncrypted",
  username: "MasterUsername",
};

const PORTS: Readonly<Record<string, number>> = { postgres: 5432, mysql: 3306, mariadb: 3306 };

/** The port AWS listens on, stated or the engine's own. */
export const portOf = ({ port, engine = "" }: Partial<Inputs<InstanceArgs>>): number =>
  port ?? PORTS[engine] ?? 5432;
