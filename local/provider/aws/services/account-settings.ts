import type { DefaultKmsKeyArgs, EncryptionByDefaultArgs } from "@pulumi/aws/ebs";
import type { AccountPasswordPolicyArgs } from "@pulumi/aws/iam";
import { call } from "../sdk";
import { defineType } from "../type";
import { recordedOnly } from "./config";

/** Defaults of an account: checked as requests, and recorded, since the emulator answers none of them. */
const UNREALISED = "the emulator has no defaults of an account";

const volumeEncryption = defineType<EncryptionByDefaultArgs>({
  type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  ...recordedOnly,
  unrealised: UNREALISED,
  defaults: { enabled: true },
  predict: (_, { region }) => ({ id: region, outputs: {} }),
  create: ({ enabled }) => [
    call("ec2", enabled === false ? "DisableEbsEncryptionByDefault" : "EnableEbsEncryptionByDefault", {}),
  ],
});

const volumeKey = defineType<DefaultKmsKeyArgs>({
  type: "aws:ebs/defaultKmsKey:DefaultKmsKey",
  ...recordedOnly,
  unrealised: UNREALISED,
  replace: ["keyArn"],
  predict: ({ keyArn }) => ({ id: keyArn, outputs: {} }),
  create: ({ keyArn }) => [call("ec2", "ModifyEbsDefaultKmsKeyId", { KmsKeyId: keyArn })],
});

const passwordPolicy = defineType<AccountPasswordPolicyArgs>({
  type: "aws:iam/accountPasswordPolicy:AccountPasswordPolicy",
  ...recordedOnly,
  unrealised: UNREALISED,
  predict: ({ maxPasswordAge = 0 }) => ({
    id: "iam-account-password-policy",
    outputs: { expirePasswords: Number(maxPasswordAge) > 0 },
  }),
  create: (inputs) => [
    call("iam", "UpdateAccountPasswordPolicy", {
      AllowUsersToChangePassword: inputs.allowUsersToChangePassword,
      HardExpiry: inputs.hardExpiry,
      MaxPasswordAge: inputs.maxPasswordAge,
      MinimumPasswordLength: inputs.minimumPasswordLength,
      PasswordReusePrevention: inputs.passwordReusePrevention,
      RequireLowercaseCharacters: inputs.requireLowercaseCharacters,
      RequireNumbers: inputs.requireNumbers,
      RequireSymbols: inputs.requireSymbols,
      RequireUppercaseCharacters: inputs.requireUppercaseCharacters,
    }),
  ],
});

export const accountSettings = [volumeEncryption, volumeKey, passwordPolicy];
