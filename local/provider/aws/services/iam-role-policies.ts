import type { RolePolicyArgs, RolePolicyAttachmentArgs } from "@pulumi/aws/iam";
import { call } from "../sdk";
import { defineType } from "../type";
import { attach, attachedTo } from "./iam-attached";

const rolePolicy = defineType<RolePolicyArgs>({
  type: "aws:iam/rolePolicy:RolePolicy",
  autoname: { property: "name", max: 128 },
  policies: ["policy"],
  replace: ["name", "namePrefix", "role"],
  predict: ({ role: owner, name }) => ({ id: `${owner}:${name}`, outputs: {} }),
  create: (inputs) => [putRolePolicy(inputs)],
  change: (_olds, news) => [putRolePolicy(news)],
  read: async ({ id }, aws) => {
    const [RoleName, PolicyName] = split(id);
    const { PolicyDocument = "" } = await aws.request("iam", "GetRolePolicy", { RoleName, PolicyName });
    return { role: RoleName, name: PolicyName, policy: decodeURIComponent(PolicyDocument) };
  },
  delete: ({ id }, aws) => {
    const [RoleName, PolicyName] = split(id);
    return aws.request("iam", "DeleteRolePolicy", { RoleName, PolicyName });
  },
});

const putRolePolicy = (inputs: { role?: unknown; name?: string; policy?: string }) =>
  call("iam", "PutRolePolicy", {
    RoleName: inputs.role as string,
    PolicyName: inputs.name,
    PolicyDocument: inputs.policy,
  });

/** `role:policy`; neither name can hold a colon. */
const split = (id: string): [role: string, policy: string] => {
  const [first = "", second = ""] = id.split(":");
  return [first, second];
};

const attachment = defineType<RolePolicyAttachmentArgs>({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  replace: ["role", "policyArn"],
  predict: ({ role: owner, policyArn }) => ({ id: `${owner}/${policyArn}`, outputs: {} }),
  create: ({ role: owner, policyArn }) => [attach(owner as string, policyArn as string)],
  read: async ({ id }, aws) => {
    const [RoleName, PolicyArn] = cut(id);
    return (await attachedTo(RoleName, aws)).includes(PolicyArn)
      ? { role: RoleName, policyArn: PolicyArn }
      : undefined;
  },
  delete: ({ id }, aws) => {
    const [RoleName, PolicyArn] = cut(id);
    return aws.request("iam", "DetachRolePolicy", { RoleName, PolicyArn });
  },
});

const cut = (id: string): [role: string, policyArn: string] => {
  const at = id.indexOf("/");
  return [id.slice(0, at), id.slice(at + 1)];
};

export const iamRolePolicies = [rolePolicy, attachment];
