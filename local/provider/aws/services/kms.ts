import type { AliasArgs, KeyArgs } from "@pulumi/aws/kms";
import { stableUuid } from "../names";
import { call } from "../sdk";
import { retag, tagMap } from "../tags";
import { defineType, differs } from "../type";

const tagList = (tags: Record<string, string> = {}) =>
  Object.entries(tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue }));

const key = defineType<KeyArgs>({
  type: "aws:kms/key:Key",
  aside: ["deletionWindowInDays"],
  taggable: true,
  policies: ["policy"],
  replace: ["customerMasterKeySpec", "keyUsage", "multiRegion", "customKeyStoreId", "xksKeyId"],
  defaults: {
    isEnabled: true,
    enableKeyRotation: false,
    keyUsage: "ENCRYPT_DECRYPT",
    customerMasterKeySpec: "SYMMETRIC_DEFAULT",
    multiRegion: false,
  },
  predict: (_inputs, { urn, region, account }) => {
    const keyId = stableUuid(urn);
    return { id: keyId, outputs: { keyId, arn: `arn:aws:kms:${region}:${account}:key/${keyId}` } };
  },
  create: (inputs, self) => [
    call("kms", "CreateKey", {
      Description: inputs.description,
      KeyUsage: inputs.keyUsage as "ENCRYPT_DECRYPT" | undefined,
      KeySpec: inputs.customerMasterKeySpec as "SYMMETRIC_DEFAULT" | undefined,
      Policy: inputs.policy,
      MultiRegion: inputs.multiRegion,
      BypassPolicyLockoutSafetyCheck: inputs.bypassPolicyLockoutSafetyCheck,
      CustomKeyStoreId: inputs.customKeyStoreId,
      XksKeyId: inputs.xksKeyId,
      Tags: tagList(inputs.tags),
    }),
    ...(inputs.enableKeyRotation ? [enableRotation(self.id, inputs.rotationPeriodInDays)] : []),
    ...(inputs.isEnabled === false ? [call("kms", "DisableKey", { KeyId: self.id })] : []),
  ],
  identify: ({ KeyMetadata }: { KeyMetadata: { KeyId: string; Arn: string } }) => ({
    id: KeyMetadata.KeyId,
    outputs: { keyId: KeyMetadata.KeyId, arn: KeyMetadata.Arn },
  }),
  change: (olds, news, { id: KeyId }) => [
    ...(differs(olds.isEnabled ?? true, news.isEnabled ?? true) && news.isEnabled !== false
      ? [call("kms", "EnableKey", { KeyId })]
      : []),
    ...(differs(olds.description, news.description)
      ? [call("kms", "UpdateKeyDescription", { KeyId, Description: news.description ?? "" })]
      : []),
    ...(differs(olds.policy, news.policy) && news.policy
      ? [call("kms", "PutKeyPolicy", { KeyId, PolicyName: "default", Policy: news.policy })]
      : []),
    ...(differs(olds.enableKeyRotation, news.enableKeyRotation) ||
    differs(olds.rotationPeriodInDays, news.rotationPeriodInDays)
      ? [
          news.enableKeyRotation
            ? enableRotation(KeyId, news.rotationPeriodInDays)
            : call("kms", "DisableKeyRotation", { KeyId }),
        ]
      : []),
    ...(differs(olds.isEnabled ?? true, news.isEnabled ?? true) && news.isEnabled === false
      ? [call("kms", "DisableKey", { KeyId })]
      : []),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("kms", "TagResource", { KeyId, Tags: tagList(tags) }),
      (TagKeys) => call("kms", "UntagResource", { KeyId, TagKeys }),
    ),
  ],
  read: async ({ id: KeyId, state }, aws) => {
    const { KeyMetadata: live } = await aws.request("kms", "DescribeKey", { KeyId });
    if (!live || live.KeyState === "PendingDeletion") return undefined;
    // Keys for MACs and signatures do not rotate, and AWS refuses to say so.
    const rotates = live.KeySpec === "SYMMETRIC_DEFAULT";
    const rotation = rotates ? await aws.request("kms", "GetKeyRotationStatus", { KeyId }) : undefined;
    const { Tags = [] } = await aws.request("kms", "ListResourceTags", { KeyId });
    const policy = state.policy
      ? (await aws.request("kms", "GetKeyPolicy", { KeyId, PolicyName: "default" })).Policy
      : undefined;
    return {
      description: live.Description || undefined,
      isEnabled: live.Enabled,
      keyUsage: live.KeyUsage,
      customerMasterKeySpec: live.KeySpec,
      enableKeyRotation: rotation?.KeyRotationEnabled ?? false,
      rotationPeriodInDays: state.rotationPeriodInDays && rotation?.RotationPeriodInDays,
      policy,
      tags: tagMap(Tags.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue }))),
    };
  },
  delete: ({ id, state }, aws) =>
    aws.request("kms", "ScheduleKeyDeletion", {
      KeyId: id,
      PendingWindowInDays: state.deletionWindowInDays ?? 30,
    }),
});

const enableRotation = (KeyId: string, RotationPeriodInDays: number | undefined) =>
  call("kms", "EnableKeyRotation", { KeyId, RotationPeriodInDays });

const alias = defineType<AliasArgs>({
  type: "aws:kms/alias:Alias",
  autoname: { property: "name", max: 256, transform: (name) => `alias/${name}` },
  replace: ["name", "namePrefix"],
  predict: (inputs, { region, account }) => ({
    id: inputs.name ?? "",
    outputs: {
      arn: `arn:aws:kms:${region}:${account}:${inputs.name}`,
      targetKeyArn: inputs.targetKeyId.startsWith("arn:")
        ? inputs.targetKeyId
        : `arn:aws:kms:${region}:${account}:key/${inputs.targetKeyId}`,
    },
  }),
  create: (inputs) => [
    call("kms", "CreateAlias", { AliasName: inputs.name, TargetKeyId: inputs.targetKeyId }),
  ],
  change: (olds, news, { id }) =>
    differs(olds.targetKeyId, news.targetKeyId)
      ? [call("kms", "UpdateAlias", { AliasName: id, TargetKeyId: news.targetKeyId })]
      : [],
  read: async ({ id, state }, aws) => {
    const { Aliases = [] } = await aws.request("kms", "ListAliases", {});
    const live = Aliases.find(({ AliasName }) => AliasName === id);
    if (!live) return undefined;
    // The program may give the key's ARN where AWS answers with its id.
    const stated = String(state.targetKeyId ?? "");
    return { name: id, targetKeyId: stated.endsWith(`${live.TargetKeyId}`) ? stated : live.TargetKeyId };
  },
  delete: ({ id }, aws) => aws.request("kms", "DeleteAlias", { AliasName: id }),
});

export const kms = [key, alias];
