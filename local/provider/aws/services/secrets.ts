import type { SecretArgs, SecretVersionArgs } from "@pulumi/aws/secretsmanager";
import { stableHex, stableUuid } from "../names";
import { call } from "../sdk";
import { retag, tagList, tagMap } from "../tags";
import { defineType, differs } from "../type";

/** The key of AWS's own that a secret has when none is stated. */
const AWS_KEY = "alias/aws/secretsmanager";

const secret = defineType<SecretArgs>({
  type: "aws:secretsmanager/secret:Secret",
  autoname: { property: "name", max: 512 },
  taggable: true,
  policies: ["policy"],
  replace: ["name", "namePrefix"],
  defaults: { recoveryWindowInDays: 30, forceOverwriteReplicaSecret: false },
  predict: ({ name }, { region, account, urn }) => {
    // AWS adds six random characters to the name.
    const arn = `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${stableHex(urn, 6)}`;
    return { id: arn, outputs: { arn } };
  },
  create: (inputs, self) => [
    call("secretsmanager", "CreateSecret", {
      Name: inputs.name,
      Description: inputs.description,
      KmsKeyId: inputs.kmsKeyId,
      Tags: tagList(inputs.tags),
    }),
    ...(inputs.policy
      ? [call("secretsmanager", "PutResourcePolicy", { SecretId: self.id, ResourcePolicy: inputs.policy })]
      : []),
  ],
  identify: ({ ARN }: { ARN: string }) => ({ id: ARN, outputs: { arn: ARN } }),
  change: (olds, news, { id: SecretId }) => [
    ...(differs([olds.description, olds.kmsKeyId], [news.description, news.kmsKeyId])
      ? [
          call("secretsmanager", "UpdateSecret", {
            SecretId,
            Description: news.description ?? "",
            KmsKeyId: news.kmsKeyId ?? AWS_KEY,
          }),
        ]
      : []),
    ...(differs(olds.policy, news.policy)
      ? [
          news.policy
            ? call("secretsmanager", "PutResourcePolicy", { SecretId, ResourcePolicy: news.policy })
            : call("secretsmanager", "DeleteResourcePolicy", { SecretId }),
        ]
      : []),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("secretsmanager", "TagResource", { SecretId, Tags: tagList(tags) }),
      (TagKeys) => call("secretsmanager", "UntagResource", { SecretId, TagKeys }),
    ),
  ],
  read: async ({ id: SecretId, state }, aws) => {
    const live = await aws.request("secretsmanager", "DescribeSecret", { SecretId });
    if (live.DeletedDate) return undefined;
    const policy = state.policy
      ? (await aws.request("secretsmanager", "GetResourcePolicy", { SecretId })).ResourcePolicy
      : undefined;
    return {
      name: live.Name,
      description: live.Description || undefined,
      kmsKeyId: live.KmsKeyId === AWS_KEY ? undefined : live.KmsKeyId || undefined,
      policy,
      tags: tagMap(live.Tags),
    };
  },
  delete: ({ id: SecretId, state }, aws) =>
    aws.request("secretsmanager", "DeleteSecret", {
      SecretId,
      ...(state.recoveryWindowInDays === 0
        ? { ForceDeleteWithoutRecovery: true }
        : { RecoveryWindowInDays: state.recoveryWindowInDays ?? 30 }),
    }),
});

const version = defineType<SecretVersionArgs>({
  type: "aws:secretsmanager/secretVersion:SecretVersion",
  replace: ["secretId", "secretString", "secretBinary"],
  sets: ["versionStages"],
  predict: ({ secretId }, { urn }) => {
    const versionId = stableUuid(urn);
    return { id: `${secretId}|${versionId}`, outputs: { arn: secretId, secretArn: secretId, versionId } };
  },
  create: (inputs) => [
    call("secretsmanager", "PutSecretValue", {
      SecretId: inputs.secretId,
      SecretString: inputs.secretString,
      SecretBinary: inputs.secretBinary ? Buffer.from(inputs.secretBinary, "base64") : undefined,
      VersionStages: inputs.versionStages,
    }),
  ],
  identify: ({ ARN, VersionId }: { ARN: string; VersionId: string }, { secretId }) => ({
    id: `${secretId}|${VersionId}`,
    outputs: { arn: ARN, secretArn: ARN, versionId: VersionId },
  }),
  read: async ({ id, state }, aws) => {
    const at = id.lastIndexOf("|");
    const live = await aws.request("secretsmanager", "GetSecretValue", {
      SecretId: id.slice(0, at),
      VersionId: id.slice(at + 1),
    });
    return {
      secretId: state.secretId ?? id.slice(0, at),
      secretString: live.SecretString,
      secretBinary: live.SecretBinary && Buffer.from(live.SecretBinary).toString("base64"),
    };
  },
  // A version goes with its secret: AWS cannot delete one.
  delete: async () => undefined,
});

export const secrets = [secret, version];
