import type { PlanArgs, VaultArgs } from "@pulumi/aws/backup";
import type { Props } from "../../protocol/values";
import { stableUuid } from "../names";
import { type Aws, call } from "../sdk";
import { fromApi, statedParts, toApi } from "../shapes";
import { retag, someTags } from "../tags";
import { defineType, differs } from "../type";

const vault = defineType<VaultArgs>({
  type: "aws:backup/vault:Vault",
  autoname: { property: "name", max: 50 },
  taggable: true,
  replace: ["name", "kmsKeyArn"],
  aside: ["forceDestroy"],
  defaults: { forceDestroy: false },
  predict: ({ name = "" }, { region, account }) => ({
    id: name,
    outputs: { arn: `arn:aws:backup:${region}:${account}:backup-vault:${name}`, recoveryPoints: 0 },
  }),
  create: ({ name, kmsKeyArn, tags }) => [
    call("backup", "CreateBackupVault", {
      BackupVaultName: name,
      EncryptionKeyArn: kmsKeyArn,
      BackupVaultTags: someTags(tags),
    }),
  ],
  change: (olds, news, { state }) => retagged(state["arn"], olds.tags, news.tags),
  read: async ({ id, state }, aws) => {
    const live = await aws.request("backup", "DescribeBackupVault", { BackupVaultName: id });
    return {
      name: live.BackupVaultName,
      kmsKeyArn: live.EncryptionKeyArn || undefined,
      tags: await liveTags(state["arn"], aws),
    };
  },
  delete: ({ id }, aws) => aws.request("backup", "DeleteBackupVault", { BackupVaultName: id }),
});

const RENAMES = { targetVaultName: "TargetBackupVaultName", schedule: "ScheduleExpression" };
const MINUTES = { startWindow: "StartWindowMinutes", completionWindow: "CompletionWindowMinutes" };
const DAYS = { deleteAfter: "DeleteAfterDays", coldStorageAfter: "MoveToColdStorageAfterDays" };
const RULE = { ...RENAMES, ...MINUTES, ...DAYS };

const plan = defineType<PlanArgs>({
  type: "aws:backup/plan:Plan",
  autoname: { property: "name", max: 50 },
  taggable: true,
  replace: ["name"],
  predict: (_, { region, account, urn }) => {
    const id = stableUuid(urn);
    return { id, outputs: { arn: planArn(id, region, account), version: stableUuid(`${urn} 1`) } };
  },
  create: ({ name, rules, tags }) => [
    call("backup", "CreateBackupPlan", {
      BackupPlan: { BackupPlanName: name, Rules: rulesOf(rules) },
      BackupPlanTags: someTags(tags),
    }),
  ],
  identify: ({ BackupPlanId = "", VersionId }: { BackupPlanId?: string; VersionId?: string }, _, scope) => ({
    id: BackupPlanId,
    outputs: { arn: planArn(BackupPlanId, scope.region, scope.account), version: VersionId },
  }),
  change: (olds, news, { id, state }) => [
    ...(differs(olds.rules, news.rules)
      ? [
          call("backup", "UpdateBackupPlan", {
            BackupPlanId: id,
            BackupPlan: { BackupPlanName: state.name, Rules: rulesOf(news.rules) },
          }),
        ]
      : []),
    ...retagged(state["arn"], olds.tags, news.tags),
  ],
  observe: async ({ id }, aws) => {
    const { VersionId } = await aws.request("backup", "GetBackupPlan", { BackupPlanId: id });
    return { version: VersionId };
  },
  read: async ({ id, state }, aws) => {
    const { BackupPlan: live } = await aws.request("backup", "GetBackupPlan", { BackupPlanId: id });
    if (!live) return undefined;
    return {
      name: live.BackupPlanName,
      rules: statedParts(fromApi(live.Rules, RULE), state.rules) as never,
      tags: await liveTags(state["arn"], aws),
    };
  },
  delete: ({ id }, aws) => aws.request("backup", "DeleteBackupPlan", { BackupPlanId: id }),
});

const planArn = (id: string, region: string, account: string): string =>
  `arn:aws:backup:${region}:${account}:backup-plan:${id}`;

const rulesOf = (rules: unknown) =>
  withTags(toApi(rules, RULE) as Props[], rules as Props[] | undefined) as never;

/** The names of tags are the program's own, whatever those of the fields around them become. */
function withTags(rules: Props[] | undefined, stated: Props[] = []): Props[] {
  return (rules ?? []).map((rule, at) => {
    const tags = stated[at]?.["recoveryPointTags"];
    return tags ? { ...rule, RecoveryPointTags: tags } : rule;
  });
}

function retagged(
  arn: unknown,
  olds: Record<string, string> | undefined,
  news: Record<string, string> | undefined,
) {
  const ResourceArn = String(arn);
  return retag(
    olds,
    news,
    (Tags) => call("backup", "TagResource", { ResourceArn, Tags }),
    (TagKeyList) => call("backup", "UntagResource", { ResourceArn, TagKeyList }),
  );
}

async function liveTags(arn: unknown, aws: Aws) {
  const { Tags } = await aws.request("backup", "ListTags", { ResourceArn: String(arn) });
  return someTags(Tags);
}

export const backup = [vault, plan];
