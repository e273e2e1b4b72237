import type { SelectionArgs } from "@pulumi/aws/backup";
import { stableUuid } from "../names";
import { call } from "../sdk";
import { defineType } from "../type";

const selection = defineType<SelectionArgs>({
  type: "aws:backup/selection:Selection",
  autoname: { property: "name", max: 50 },
  replace: "all",
  sets: ["resources", "notResources"],
  predict: (_, { urn }) => ({ id: stableUuid(urn), outputs: {} }),
  create: (inputs) => [
    call("backup", "CreateBackupSelection", {
      BackupPlanId: inputs.planId,
      BackupSelection: {
        SelectionName: inputs.name,
        IamRoleArn: inputs.iamRoleArn,
        Resources: inputs.resources as string[] | undefined,
        NotResources: inputs.notResources as string[] | undefined,
      },
    }),
  ],
  identify: ({ SelectionId = "" }: { SelectionId?: string }) => ({ id: SelectionId, outputs: {} }),
  read: async ({ id, state: { planId } }, aws) => {
    const { BackupSelection: live } = await aws.request("backup", "GetBackupSelection", {
      BackupPlanId: planId,
      SelectionId: id,
    });
    if (!live) return undefined;
    return {
      planId,
      name: live.SelectionName,
      iamRoleArn: live.IamRoleArn,
      resources: some(live.Resources),
      notResources: some(live.NotResources),
    } as never;
  },
  delete: ({ id, state: { planId } }, aws) =>
    aws.request("backup", "DeleteBackupSelection", { BackupPlanId: planId, SelectionId: id }),
});

const some = (list: string[] | undefined): string[] | undefined =>
  list && list.length > 0 ? list : undefined;

export const backupSelections = [selection];
