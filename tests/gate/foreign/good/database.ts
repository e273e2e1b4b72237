import * as aws from "@pulumi/aws";
import { files } from "./containers";
import { group, key, logGroup, roleFor, SHARED } from "./foundation";

const subnets = new aws.rds.SubnetGroup("marks", { subnetIds: SHARED.subnetIds });
const parameters = new aws.rds.ClusterParameterGroup("marks", {
  family: "aurora-postgresql16",
  parameters: [{ name: "rds.force_ssl", value: "1" }],
});
const cluster = new aws.rds.Cluster(
  "marks",
  {
    engine: "aurora-postgresql",
    engineVersion: "16.6",
    databaseName: "marks",
    masterUsername: "marks",
    manageMasterUserPassword: true,
    masterUserSecretKmsKeyId: key.arn,
    storageEncrypted: true,
    kmsKeyId: key.arn,
    iamDatabaseAuthenticationEnabled: true,
    backupRetentionPeriod: 35,
    copyTagsToSnapshot: true,
    deletionProtection: true,
    enabledCloudwatchLogsExports: ["postgresql"],
    dbClusterParameterGroupName: parameters.name,
    dbSubnetGroupName: subnets.name,
    vpcSecurityGroupIds: [group.id],
    finalSnapshotIdentifier: "marks-last",
  },
  { protect: true },
);
const monitoring = roleFor("marks-monitoring", "monitoring.rds.amazonaws.com");
for (const zone of ["a", "b"]) {
  new aws.rds.ClusterInstance(`marks-${zone}`, {
    clusterIdentifier: cluster.id,
    engine: "aurora-postgresql",
    instanceClass: "db.r6g.large",
    dbSubnetGroupName: subnets.name,
    availabilityZone: `eu-central-1${zone}`,
    autoMinorVersionUpgrade: true,
    publiclyAccessible: false,
    monitoringInterval: 60,
    monitoringRoleArn: monitoring.arn,
  });
}
for (const log of ["audit", "error"]) logGroup(`library-${log}`, `/aws/rds/instance/library/${log}`);
const library = new aws.rds.Instance(
  "library",
  {
    identifier: "library",
    engine: "mysql",
    engineVersion: "8.4",
    instanceClass: "db.m6g.large",
    allocatedStorage: 50,
    username: "library",
    manageMasterUserPassword: true,
    masterUserSecretKmsKeyId: key.arn,
    storageEncrypted: true,
    kmsKeyId: key.arn,
    iamDatabaseAuthenticationEnabled: true,
    multiAz: true,
    backupRetentionPeriod: 35,
    copyTagsToSnapshot: true,
    deletionProtection: true,
    deleteAutomatedBackups: false,
    finalSnapshotIdentifier: "library-last",
    enabledCloudwatchLogsExports: ["audit", "error"],
    autoMinorVersionUpgrade: true,
    caCertIdentifier: "rds-ca-rsa2048-g1",
    monitoringInterval: 60,
    monitoringRoleArn: monitoring.arn,
    parameterGroupName: new aws.rds.ParameterGroup("library", {
      family: "mysql8.4",
      parameters: [{ name: "require_secure_transport", value: "1" }],
    }).name,
    dbSubnetGroupName: subnets.name,
    vpcSecurityGroupIds: [group.id],
    publiclyAccessible: false,
  },
  { protect: true },
);

const vault = new aws.backup.Vault("site", { kmsKeyArn: key.arn });
new aws.backup.VaultLockConfiguration("site", {
  backupVaultName: vault.name,
  minRetentionDays: 35,
  maxRetentionDays: 35,
  changeableForDays: 3,
});
new aws.backup.VaultPolicy("site", {
  backupVaultName: vault.name,
  policy: JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Deny",
        Principal: "*",
        Action: [
          "backup:DeleteRecoveryPoint",
          "backup:PutBackupVaultAccessPolicy",
          "backup:UpdateRecoveryPointLifecycle",
        ],
        Resource: "*",
      },
    ],
  }),
});
const plan = new aws.backup.Plan("site", {
  rules: [
    {
      ruleName: "daily",
      targetVaultName: vault.name,
      schedule: "cron(0 4 * * ? *)",
      lifecycle: { deleteAfter: 35 },
    },
  ],
});
new aws.backup.Selection("site", {
  planId: plan.id,
  iamRoleArn: roleFor("site-backup", "backup.amazonaws.com").arn,
  resources: [cluster.arn, library.arn, files.arn],
});
