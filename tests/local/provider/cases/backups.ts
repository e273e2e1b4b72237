import type { Case } from "../support/life";
import { arnOf, bucket, key, role, tagged } from "./shared";

const rule = (targetVaultName: string, deleteAfter: number) => ({
  ruleName: "daily",
  targetVaultName,
  schedule: "cron(0 4 * * ? *)",
  startWindow: 60,
  completionWindow: 720,
  lifecycle: { deleteAfter },
  recoveryPointTags: { team: "a" },
});

export const backups: Case[] = [
  {
    type: "aws:backup/vault:Vault",
    inputs: async (ground) => ({ kmsKeyArn: arnOf(await key(ground)), ...tagged }),
    changed: { tags: { Team: "b" } },
    replaced: { name: "another" },
    drift: ({ id }, aws) => aws.request("backup", "DeleteBackupVault", { BackupVaultName: id }),
    drifted: [],
  },
  {
    type: "aws:backup/plan:Plan",
    inputs: async (ground) => {
      const vault = await ground.make("aws:backup/vault:Vault", "ground", {});
      return { rules: [rule(vault.id, 35)], ...tagged };
    },
    changed: ({ rules }) => ({
      rules: (rules as object[]).map((daily) => ({ ...daily, lifecycle: { deleteAfter: 40 } })),
      tags: { Team: "b" },
    }),
    replaced: { name: "another" },
    chosen: ["id", "arn", "version"],
    drift: ({ id, state }, aws) =>
      aws.request("backup", "UpdateBackupPlan", {
        BackupPlanId: id,
        BackupPlan: {
          BackupPlanName: String(state["name"]),
          Rules: [
            { RuleName: "by hand", TargetBackupVaultName: "elsewhere", ScheduleExpression: "rate(7 days)" },
          ],
        },
      }),
    drifted: ["rules"],
  },
  {
    type: "aws:backup/selection:Selection",
    inputs: async (ground) => {
      const vault = await ground.make("aws:backup/vault:Vault", "ground", {});
      const plan = await ground.make("aws:backup/plan:Plan", "ground", { rules: [rule(vault.id, 35)] });
      return {
        planId: plan.id,
        iamRoleArn: arnOf(await role(ground, "backup.amazonaws.com")),
        resources: [arnOf(await bucket(ground))],
      };
    },
    replaced: { resources: ["arn:aws:s3:::another"] },
    chosen: ["id"],
    drift: ({ id, state }, aws) =>
      aws.request("backup", "DeleteBackupSelection", {
        BackupPlanId: String(state["planId"]),
        SelectionId: id,
      }),
    drifted: [],
  },
];
