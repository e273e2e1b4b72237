import type * as pulumi from "@pulumi/pulumi";
import { allow, type Place, type Statement } from "../shared/iam";
import { useKey, viaService } from "../shared/key-use";
import type { BackupSource } from "./backup-sources";

export interface BackupAccessArgs {
  place: Place;
  sources: readonly BackupSource[];
  vaultArn: pulumi.Input<string>;
  vaultKeyArn: pulumi.Input<string>;
}

/** What AWS Backup needs to back up exactly these sources into one vault, and to end its own snapshots of databases. */
export function backupStatements({ place, sources, vaultArn, vaultKeyArn }: BackupAccessArgs): Statement[] {
  const of = (kind: BackupSource["kind"]) => sources.filter((source) => source.kind === kind);
  const used = { StringEquals: { "kms:ViaService": viaService("backup", place) } };
  return [
    ...tableStatements(of("table"), place),
    ...snapshotStatements(of("instance"), place, INSTANCE),
    ...snapshotStatements(of("cluster"), place, CLUSTER),
    allow(["backup:CopyIntoBackupVault", "backup:DescribeBackupVault"], vaultArn),
    allow(["kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey"], vaultKeyArn, used),
  ];
}

/** A table under full management is read by the service itself, in the role's name. */
function tableStatements(tables: readonly BackupSource[], place: Place): Statement[] {
  if (tables.length === 0) return [];
  return [
    allow(
      ["dynamodb:DescribeTable", "dynamodb:ListTagsOfResource", "dynamodb:StartAwsBackupJob"],
      tables.map(({ arn }) => arn),
    ),
    ...tables.map(({ keyArn }) => useKey(keyArn, "write", "dynamodb", place)),
  ];
}

interface SnapshotActions {
  make: string[];
  /** On the database and its snapshots. */
  look: string[];
  end: string[];
  /** Resource part of the ARNs of snapshots that AWS Backup has made. */
  made: string;
}

const INSTANCE: SnapshotActions = {
  make: ["rds:CreateDBSnapshot"],
  look: ["rds:DescribeDBInstances", "rds:DescribeDBSnapshots"],
  end: ["rds:DeleteDBSnapshot", "rds:ModifyDBSnapshotAttribute"],
  made: "snapshot:awsbackup:*",
};

/** Of DocumentDB, whose clusters AWS Backup knows by the actions of RDS. */
const CLUSTER: SnapshotActions = {
  make: ["rds:CreateDBClusterSnapshot"],
  look: ["rds:DescribeDBClusters", "rds:DescribeDBClusterSnapshots"],
  end: ["rds:DeleteDBClusterSnapshot", "rds:ModifyDBClusterSnapshotAttribute"],
  made: "cluster-snapshot:awsbackup:*",
};

/** A database's snapshots are made by RDS, under the database's own key. */
function snapshotStatements(
  databases: readonly BackupSource[],
  place: Place,
  on: SnapshotActions,
): Statement[] {
  if (databases.length === 0) return [];
  const made = `arn:aws:rds:${place.region}:${place.accountId}:${on.made}`;
  const both = [...databases.map(({ arn }) => arn), made];
  const grants = {
    StringEquals: { "kms:ViaService": viaService("rds", place) },
    Bool: { "kms:GrantIsForAWSResource": "true" },
  };
  const keys = databases.map(({ keyArn }) => keyArn);
  return [
    allow([...on.make, ...on.look, "rds:AddTagsToResource", "rds:ListTagsForResource"], both),
    allow(on.end, made),
    allow(["kms:CreateGrant"], keys, grants),
    allow(["kms:DescribeKey"], keys),
  ];
}
