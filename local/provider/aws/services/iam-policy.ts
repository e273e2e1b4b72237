import type { PolicyArgs } from "@pulumi/aws/iam";
import { stableHex } from "../names";
import { call } from "../sdk";
import { retag, tagList, tagMap } from "../tags";
import { defineType, differs } from "../type";

/** Output that remembers the version in force, which goes when a new one comes: AWS keeps five at most. */
const VERSION = "defaultVersionId";

const policy = defineType<PolicyArgs>({
  type: "aws:iam/policy:Policy",
  autoname: { property: "name", max: 128 },
  taggable: true,
  policies: ["policy"],
  replace: ["name", "namePrefix", "path", "description"],
  defaults: { path: "/" },
  predict: ({ name, path = "/" }, { account, urn }) => {
    const arn = `arn:aws:iam::${account}:policy${path}${name}`;
    const policyId = `ANPA${stableHex(urn, 16).toUpperCase()}`;
    return { id: arn, outputs: { arn, policyId, attachmentCount: 0, [VERSION]: "v1" } };
  },
  create: (inputs) => [
    call("iam", "CreatePolicy", {
      PolicyName: inputs.name,
      Path: inputs.path,
      Description: inputs.description,
      PolicyDocument: inputs.policy,
      Tags: tagList(inputs.tags),
    }),
  ],
  identify: ({ Policy }: { Policy: { Arn: string; PolicyId: string; DefaultVersionId: string } }) => ({
    id: Policy.Arn,
    outputs: {
      arn: Policy.Arn,
      policyId: Policy.PolicyId,
      attachmentCount: 0,
      [VERSION]: Policy.DefaultVersionId,
    },
  }),
  change: (olds, news, { id: PolicyArn, state }) => [
    ...(differs(olds.policy, news.policy)
      ? [
          call("iam", "CreatePolicyVersion", { PolicyArn, PolicyDocument: news.policy, SetAsDefault: true }),
          call("iam", "DeletePolicyVersion", { PolicyArn, VersionId: String(state[VERSION] ?? "v1") }),
        ]
      : []),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("iam", "TagPolicy", { PolicyArn, Tags: tagList(tags) }),
      (TagKeys) => call("iam", "UntagPolicy", { PolicyArn, TagKeys }),
    ),
  ],
  observe: async ({ id: PolicyArn }, aws) => {
    const { Policy } = await aws.request("iam", "GetPolicy", { PolicyArn });
    return { [VERSION]: Policy?.DefaultVersionId };
  },
  read: async ({ id: PolicyArn }, aws) => {
    const { Policy: live } = await aws.request("iam", "GetPolicy", { PolicyArn });
    if (!live) return undefined;
    const VersionId = live.DefaultVersionId;
    const { PolicyVersion } = await aws.request("iam", "GetPolicyVersion", { PolicyArn, VersionId });
    const { Tags } = await aws.request("iam", "ListPolicyTags", { PolicyArn });
    return {
      name: live.PolicyName,
      path: live.Path,
      description: live.Description || undefined,
      policy: decodeURIComponent(PolicyVersion?.Document ?? ""),
      tags: tagMap(Tags),
    };
  },
  delete: async ({ id: PolicyArn }, aws) => {
    const { Versions = [] } = await aws.request("iam", "ListPolicyVersions", { PolicyArn });
    for (const { VersionId, IsDefaultVersion } of Versions) {
      if (!IsDefaultVersion) await aws.request("iam", "DeletePolicyVersion", { PolicyArn, VersionId });
    }
    return aws.request("iam", "DeletePolicy", { PolicyArn });
  },
});

export const iamPolicy = [policy];
