import type { RoleArgs } from "@pulumi/aws/iam";
import { stableHex } from "../names";
import { call } from "../sdk";
import { retag, tagList, tagMap } from "../tags";
import { defineType, differs } from "../type";
import { attach, attachedTo } from "./iam-attached";

/** Seconds a session of a role lasts when nothing else is said. */
const SESSION_SECONDS = 3600;

const role = defineType<RoleArgs>({
  type: "aws:iam/role:Role",
  autoname: { property: "name", max: 64 },
  taggable: true,
  policies: ["assumeRolePolicy"],
  sets: ["managedPolicyArns"],
  replace: ["name", "namePrefix", "path"],
  defaults: { path: "/", maxSessionDuration: SESSION_SECONDS, forceDetachPolicies: false },
  predict: ({ name = "", path = "/" }, { account, urn }) => ({
    id: name,
    outputs: {
      arn: `arn:aws:iam::${account}:role${path}${name}`,
      uniqueId: `AROA${stableHex(urn, 16).toUpperCase()}`,
    },
  }),
  create: (inputs) => [
    call("iam", "CreateRole", {
      RoleName: inputs.name,
      Path: inputs.path,
      AssumeRolePolicyDocument: inputs.assumeRolePolicy,
      Description: inputs.description,
      MaxSessionDuration: inputs.maxSessionDuration,
      PermissionsBoundary: inputs.permissionsBoundary,
      Tags: tagList(inputs.tags),
    }),
    ...(inputs.managedPolicyArns ?? []).map((arn) => attach(inputs.name, arn)),
    ...(inputs.inlinePolicies ?? []).map((policy) =>
      call("iam", "PutRolePolicy", {
        RoleName: inputs.name,
        PolicyName: policy.name,
        PolicyDocument: policy.policy as string,
      }),
    ),
  ],
  identify: ({ Role }: { Role: { Arn: string; RoleId: string } }, { name = "" }) => ({
    id: name,
    outputs: { arn: Role.Arn, uniqueId: Role.RoleId },
  }),
  change: (olds, news, { id: RoleName }) => [
    ...(differs(olds.assumeRolePolicy, news.assumeRolePolicy)
      ? [call("iam", "UpdateAssumeRolePolicy", { RoleName, PolicyDocument: news.assumeRolePolicy })]
      : []),
    ...(differs([olds.description, olds.maxSessionDuration], [news.description, news.maxSessionDuration])
      ? [
          call("iam", "UpdateRole", {
            RoleName,
            Description: news.description ?? "",
            MaxSessionDuration: news.maxSessionDuration ?? SESSION_SECONDS,
          }),
        ]
      : []),
    ...(differs(olds.permissionsBoundary, news.permissionsBoundary)
      ? [
          news.permissionsBoundary
            ? call("iam", "PutRolePermissionsBoundary", {
                RoleName,
                PermissionsBoundary: news.permissionsBoundary,
              })
            : call("iam", "DeleteRolePermissionsBoundary", { RoleName }),
        ]
      : []),
    ...missingFrom(news.managedPolicyArns, olds.managedPolicyArns).map((PolicyArn) =>
      call("iam", "DetachRolePolicy", { RoleName, PolicyArn }),
    ),
    ...missingFrom(olds.managedPolicyArns, news.managedPolicyArns).map((arn) => attach(RoleName, arn)),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("iam", "TagRole", { RoleName, Tags: tagList(tags) }),
      (TagKeys) => call("iam", "UntagRole", { RoleName, TagKeys }),
    ),
  ],
  read: async ({ id, state }, aws) => {
    const { Role: live } = await aws.request("iam", "GetRole", { RoleName: id });
    if (!live) return undefined;
    const { Tags } = await aws.request("iam", "ListRoleTags", { RoleName: id });
    const attached = state.managedPolicyArns && (await attachedTo(id, aws));
    return {
      name: id,
      path: live.Path,
      assumeRolePolicy: decodeURIComponent(live.AssumeRolePolicyDocument ?? ""),
      description: live.Description || undefined,
      maxSessionDuration: live.MaxSessionDuration ?? SESSION_SECONDS,
      permissionsBoundary: live.PermissionsBoundary?.PermissionsBoundaryArn,
      managedPolicyArns: attached,
      tags: tagMap(Tags),
    };
  },
  delete: async ({ id: RoleName, state }, aws) => {
    const all = state.forceDetachPolicies ? await attachedTo(RoleName, aws) : (state.managedPolicyArns ?? []);
    for (const PolicyArn of all) await aws.request("iam", "DetachRolePolicy", { RoleName, PolicyArn });
    for (const { name: PolicyName } of state.inlinePolicies ?? []) {
      await aws.request("iam", "DeleteRolePolicy", { RoleName, PolicyName });
    }
    return aws.request("iam", "DeleteRole", { RoleName });
  },
});

const missingFrom = (some: string[] = [], all: string[] = []) => all.filter((arn) => !some.includes(arn));

export const iamRole = [role];
