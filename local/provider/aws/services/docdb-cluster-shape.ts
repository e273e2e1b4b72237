import type { Fields } from "../fields";

/** Inputs that may change while it runs. */
export const ALTERABLE: Fields = {
  allowMajorVersionUpgrade: "AllowMajorVersionUpgrade",
  backupRetentionPeriod: "BackupRetentionPeriod",
  dbClusterParameterGroupName: "DBClusterParameterGroupName",
  deletionProtection: "DeletionProtection",
  engineVersion: "EngineVersion",
  manageMasterUserPassword: "ManageMasterUserPassword",
  masterPassword: "MasterUserPassword",
  port: "Port",
  preferredBackupWindow: "PreferredBackupWindow",
  preferredMaintenanceWindow: "PreferredMaintenanceWindow",
  storageType: "StorageType",
  vpcSecurityGroupIds: "VpcSecurityGroupIds",
};

const { allowMajorVersionUpgrade: _, ...AT_FIRST } = ALTERABLE;

export const CREATED: Fields = {
  ...AT_FIRST,
  availabilityZones: "AvailabilityZones",
  dbSubnetGroupName: "DBSubnetGroupName",
  enabledCloudwatchLogsExports: "EnableCloudwatchLogsExports",
  globalClusterIdentifier: "GlobalClusterIdentifier",
  kmsKeyId: "KmsKeyId",
  masterUsername: "MasterUsername",
  networkType: "NetworkType",
  storageEncrypted: "StorageEncrypted",
};

export const LIVE: Fields = {
  backupRetentionPeriod: "BackupRetentionPeriod",
  deletionProtection: "DeletionProtection",
  engineVersion: "EngineVersion",
  masterUsername: "MasterUsername",
  preferredBackupWindow: "PreferredBackupWindow",
  preferredMaintenanceWindow: "PreferredMaintenanceWindow",
  storageEncrypted: "StorageEncrypted",
};
