import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type DataClass, RETENTION, type RetentionRule } from "../../contracts/retention";
import { classTags } from "../../contracts/tags";
import { Alarms } from "../observability/alarms";
import { type Place, trustPolicy } from "../shared/iam";
import { attachPolicy } from "../shared/managed-policy";
import { backupStatements } from "./backup-access";
import { type BackupSource, backupSources, type HeldStores } from "./backup-sources";
import { BackupVault } from "./backup-vault";

export interface BackupsArgs {
  place: Place;
  /** Key of the vault. */
  key: Record<"backups", pulumi.Input<string>>;
  held: HeldStores;
  /** COMPLIANCE: nobody can delete a recovery point before its time, three days after the vault was made. */
  objectLockMode: "GOVERNANCE" | "COMPLIANCE";
  alertsTopicArn: pulumi.Input<string>;
  protect: boolean;
}

/** Every night, when little is written; the databases' own backups are an hour before. */
const SCHEDULE = "cron(0 4 * * ? *)";

/** A recovery point that has not begun or ended by then counts as failed. */
const MINUTES = { startWindow: 60, completionWindow: 720 };

/**
 * A recovery point a day of every table and database, in a vault of their own: what is left when a store is deleted,
 * which its points in time and automated backups do not outlive.
 *
 * Costs a month (list prices of us-east-1): $0.10 for each GB of a table and $0.095 of a database, times the days kept
 * less what did not change since the day before; the vault's key $1.
 */
export class Backups extends pulumi.ComponentResource {
  constructor(name: string, args: BackupsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:Backups", name, {}, opts);
    const { place, objectLockMode, protect } = args;
    const sources = backupSources(args.held);
    const vaultKeyArn = args.key.backups;
    const tags = classTags("quarantine");
    const child = { parent: this };
    const byDays = groupedByDays(sources);
    const days = [...byDays.keys()];
    const lock = { mode: objectLockMode, least: Math.min(...days), most: Math.max(...days) };

    const vault = new BackupVault(`${name}-vault`, { keyArn: vaultKeyArn, lock, protect }, child);
    const role = new aws.iam.Role(
      `${name}-role`,
      { assumeRolePolicy: trustPolicy("backup.amazonaws.com", place), tags },
      child,
    );
    const statements = backupStatements({ place, sources, vaultArn: vault.arn, vaultKeyArn });
    const access = attachPolicy(`${name}-access`, role, statements, tags, this);

    for (const [deleteAfter, kept] of byDays) {
      const plan = new aws.backup.Plan(
        `${name}-${deleteAfter}-days`,
        {
          rules: [
            {
              ruleName: "daily",
              targetVaultName: vault.name,
              schedule: SCHEDULE,
              ...MINUTES,
              lifecycle: { deleteAfter },
              recoveryPointTags: tags,
            },
          ],
          tags,
        },
        child,
      );
      new aws.backup.Selection(
        `${name}-${deleteAfter}-days-selection`,
        { planId: plan.id, iamRoleArn: role.arn, resources: kept.map(({ arn }) => arn) },
        // AWS Backup looks whether it may take on the role before it takes a selection.
        { ...child, dependsOn: [access] },
      );
    }

    new Alarms(
      `${name}-alarm`,
      {
        topicArn: args.alertsTopicArn,
        watches: ["NumberOfBackupJobsFailed", "NumberOfBackupJobsExpired"].map((metric) => ({
          name: metric === "NumberOfBackupJobsFailed" ? "failed" : "late",
          description: "A table or database has no recovery point of today",
          namespace: "AWS/Backup",
          metric,
          dimensions: { BackupVaultName: vault.name },
          statistic: "Sum",
          threshold: 1,
        })),
      },
      child,
    );
    this.registerOutputs({});
  }
}

/** Sources by the days the manifest keeps their recovery points; a plan knows one period for all it selects. */
function groupedByDays(sources: readonly BackupSource[]): Map<number, BackupSource[]> {
  const groups = new Map<number, BackupSource[]>();
  for (const source of sources) {
    const days = vaultDays(source.dataClass);
    groups.set(days, [...(groups.get(days) ?? []), source]);
  }
  return groups;
}

/** A class without stated days may have no recovery points. */
function vaultDays(dataClass: DataClass): number {
  const days = (RETENTION[dataClass] as RetentionRule).copies?.vaultDays;
  if (days !== undefined) return days;
  throw new Error(
    `contracts/retention states no copies.vaultDays for '${dataClass}': it may not be backed up.`,
  );
}
