import type { Case } from "../support/life";
import { key, policy, role, tagged, trust } from "./shared";

const root = (...actions: string[]) =>
  policy({
    Effect: "Allow",
    Principal: { AWS: "arn:aws:iam::000000000000:root" },
    Action: actions,
    Resource: "*",
  });

const reads = (action: string) => policy({ Effect: "Allow", Action: action, Resource: "*" });

export const access: Case[] = [
  {
    type: "aws:kms/key:Key",
    inputs: async () => ({ description: "a", enableKeyRotation: true, policy: root("kms:*"), ...tagged }),
    changed: { description: "b", enableKeyRotation: false, policy: root("kms:*", "kms:Encrypt"), tags: {} },
    replaced: { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: "RSA_2048", enableKeyRotation: false },
    replaces: ["keyUsage", "customerMasterKeySpec"],
    drift: ({ id }, aws) => aws.request("kms", "DisableKey", { KeyId: id }),
    drifted: ["isEnabled"],
    chosen: ["id", "keyId", "arn"],
  },
  {
    type: "aws:kms/alias:Alias",
    inputs: async (ground) => ({ targetKeyId: (await key(ground)).id }),
    replaced: { name: "alias/other" },
    drift: ({ id }, aws) => aws.request("kms", "DeleteAlias", { AliasName: id }),
    drifted: [],
  },
  {
    type: "aws:iam/role:Role",
    inputs: async () => ({ assumeRolePolicy: trust("lambda.amazonaws.com"), ...tagged }),
    changed: {
      assumeRolePolicy: trust("firehose.amazonaws.com"),
      description: "b",
      maxSessionDuration: 7200,
      tags: { Team: "b" },
    },
    replaced: { path: "/other/" },
    drift: ({ id }, aws) => aws.request("iam", "UntagRole", { RoleName: id, TagKeys: ["Team"] }),
    drifted: ["tags", "tagsAll"],
    chosen: ["uniqueId"],
  },
  {
    type: "aws:iam/rolePolicy:RolePolicy",
    inputs: async (ground) => ({ role: (await role(ground)).id, policy: reads("s3:GetObject") }),
    changed: { policy: reads("s3:ListBucket") },
    replaced: { role: "another" },
    drift: ({ state }, aws) =>
      aws.request("iam", "PutRolePolicy", {
        RoleName: String(state["role"]),
        PolicyName: String(state["name"]),
        PolicyDocument: reads("s3:*"),
      }),
    drifted: ["policy"],
  },
  {
    type: "aws:iam/policy:Policy",
    inputs: async () => ({ description: "a", policy: reads("s3:GetObject"), ...tagged }),
    changed: { policy: reads("s3:ListBucket"), tags: { Team: "b" } },
    replaced: { description: "b" },
    drift: ({ id }, aws) =>
      aws.request("iam", "CreatePolicyVersion", {
        PolicyArn: id,
        PolicyDocument: reads("s3:*"),
        SetAsDefault: true,
      }),
    drifted: ["policy"],
    chosen: ["policyId"],
  },
  {
    type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
    inputs: async (ground) => {
      const managed = await ground.make("aws:iam/policy:Policy", "ground", { policy: reads("s3:GetObject") });
      return { role: (await role(ground)).id, policyArn: managed.id };
    },
    replaced: { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
    drift: ({ state }, aws) =>
      aws.request("iam", "DetachRolePolicy", {
        RoleName: String(state["role"]),
        PolicyArn: String(state["policyArn"]),
      }),
    drifted: [],
  },
];
