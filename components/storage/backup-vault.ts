import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { classTags } from "../../contracts/tags";
import { policyDocument } from "../shared/iam";
import { stateful } from "../shared/stateful";

export interface BackupVaultArgs {
  /** Key of the recovery points of tables; those of databases keep the database's. */
  keyArn: pulumi.Input<string>;
  /** Days between which every recovery point has to end, and whether that can still be changed. */
  lock: { mode: "GOVERNANCE" | "COMPLIANCE"; least: number; most: number };
  protect: boolean;
}

/** Days in which a lock for good can still be taken back; the fewest AWS allows. */
const GRACE_DAYS = 3;

/**
 * Refused to everybody: ending a recovery point before its time, by hand or by a shorter life, and taking this away.
 * AWS Backup itself still ends each on its day. Changing the policy later means deleting it first.
 */
const REFUSED = [
  "backup:DeleteRecoveryPoint",
  "backup:DisassociateRecoveryPoint",
  "backup:PutBackupVaultAccessPolicy",
  "backup:UpdateRecoveryPointLifecycle",
];

/** A locked place for recovery points, encrypted under a customer key. Holds copies of all that is backed up into it. */
export class BackupVault extends pulumi.ComponentResource {
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: BackupVaultArgs, opts?: pulumi.ComponentResourceOptions) {
    super("strata:storage:BackupVault", name, {}, opts);
    const { mode, least, most } = args.lock;
    const kept = stateful(this, args.protect);

    const vault = new aws.backup.Vault(
      name,
      { kmsKeyArn: args.keyArn, forceDestroy: !args.protect, tags: classTags("quarantine") },
      kept,
    );
    new aws.backup.VaultLockConfiguration(
      `${name}-lock`,
      {
        backupVaultName: vault.name,
        minRetentionDays: least,
        maxRetentionDays: most,
        // Without a grace period the lock can be lifted by whoever may.
        ...(mode === "COMPLIANCE" && { changeableForDays: GRACE_DAYS }),
      },
      kept,
    );
    new aws.backup.VaultPolicy(
      `${name}-policy`,
      {
        backupVaultName: vault.name,
        policy: policyDocument([
          {
            Sid: "DenyManualDeletion",
            Effect: "Deny",
            Principal: "*",
            Action: REFUSED,
            Resource: "*",
          },
        ]),
      },
      kept,
    );

    this.name = vault.name;
    this.arn = vault.arn;
    this.registerOutputs({});
  }
}
