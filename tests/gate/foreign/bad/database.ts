import * as aws from "@pulumi/aws";
import { files } from "./containers";

const cluster = new aws.rds.Cluster("marks", {
  engine: "aurora-postgresql",
  engineVersion: "13.9",
  masterUsername: "marks",
  masterPassword: "correct-horse-battery",
  storageEncrypted: true,
  skipFinalSnapshot: true,
});
new aws.rds.ClusterParameterGroup("marks", { family: "aurora-postgresql13" });
new aws.rds.ClusterInstance("marks", {
  clusterIdentifier: cluster.id,
  engine: "aurora-postgresql",
  instanceClass: "db.r6g.large",
  publiclyAccessible: true,
  autoMinorVersionUpgrade: false,
});
new aws.rds.ClusterSnapshotCopy("marks", {
  sourceDbClusterSnapshotIdentifier: "marks-2026-05",
  targetDbClusterSnapshotIdentifier: "marks-2026-05-copy",
  sharedAccounts: ["all"],
});
new aws.rds.Instance("library", {
  engine: "mysql",
  engineVersion: "8.4",
  instanceClass: "db.m6g.large",
  allocatedStorage: 50,
  username: "library",
  password: "correct-horse-battery",
  publiclyAccessible: true,
  autoMinorVersionUpgrade: false,
  skipFinalSnapshot: true,
});
new aws.rds.ParameterGroup("library", { family: "mysql8.4" });

const vault = new aws.backup.Vault("site", {});
const plan = new aws.backup.Plan("site", {
  rules: [
    {
      ruleName: "monthly",
      targetVaultName: vault.name,
      schedule: "cron(0 4 1 * ? *)",
      lifecycle: { deleteAfter: 7 },
    },
    { ruleName: "elsewhere", targetVaultName: "Default", schedule: "cron(0 5 1 * ? *)" },
  ],
});
new aws.backup.Selection("site", {
  planId: plan.id,
  iamRoleArn: "arn:aws:iam::123456789012:role/backup",
  resources: ["arn:aws:dynamodb:*:*:table/*"],
  notResources: [files.arn],
});
