import type { RegionSettingsArgs, VaultLockConfigurationArgs, VaultPolicyArgs } from "@pulumi/aws/backup";
import { call } from "../sdk";
import { defineType } from "../type";
import { recordedOnly } from "./config";

/** What keeps recovery points in a vault: checked as requests, and recorded, since the emulator's vaults know none of it. */
const UNREALISED = "the emulator's vaults take neither lock nor policy";

const vaultLock = defineType<VaultLockConfigurationArgs>({
  type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  ...recordedOnly,
  unrealised: UNREALISED,
  replace: "all",
  rules: ({ minRetentionDays = 1, maxRetentionDays }) =>
    maxRetentionDays !== undefined && Number(maxRetentionDays) < Number(minRetentionDays)
      ? [["maxRetentionDays", `maxRetentionDays is ${maxRetentionDays}; allowed: at least minRetentionDays.`]]
      : [],
  predict: ({ backupVaultName }, { region, account }) => ({
    id: backupVaultName,
    outputs: { backupVaultArn: `arn:aws:backup:${region}:${account}:backup-vault:${backupVaultName}` },
  }),
  create: ({ backupVaultName, minRetentionDays, maxRetentionDays, changeableForDays }) => [
    call("backup", "PutBackupVaultLockConfiguration", {
      BackupVaultName: backupVaultName,
      MinRetentionDays: minRetentionDays,
      MaxRetentionDays: maxRetentionDays,
      ChangeableForDays: changeableForDays,
    }),
  ],
});

const vaultPolicy = defineType<VaultPolicyArgs>({
  type: "aws:backup/vaultPolicy:VaultPolicy",
  ...recordedOnly,
  unrealised: UNREALISED,
  policies: ["policy"],
  documents: ["policy"],
  replace: ["backupVaultName"],
  predict: ({ backupVaultName }, { region, account }) => ({
    id: backupVaultName,
    outputs: { backupVaultArn: `arn:aws:backup:${region}:${account}:backup-vault:${backupVaultName}` },
  }),
  create: ({ backupVaultName, policy }) => [
    call("backup", "PutBackupVaultAccessPolicy", { BackupVaultName: backupVaultName, Policy: policy }),
  ],
});

const regionSettings = defineType<RegionSettingsArgs>({
  type: "aws:backup/regionSettings:RegionSettings",
  ...recordedOnly,
  unrealised: "the emulator has no settings of a region",
  predict: (_, { region }) => ({ id: region, outputs: {} }),
  create: ({ resourceTypeOptInPreference, resourceTypeManagementPreference }) => [
    call("backup", "UpdateRegionSettings", {
      ResourceTypeOptInPreference: resourceTypeOptInPreference,
      ResourceTypeManagementPreference: resourceTypeManagementPreference,
    }),
  ],
});

export const backupGuards = [vaultLock, vaultPolicy, regionSettings];
