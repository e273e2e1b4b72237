import { absentServiceRule } from "../../model/rules/absent";
import { typesOf } from "../../model/types/type-tokens";

/** A user has a password or keys that last; people and programs come with roles that end. */
export const absentUsers = absentServiceRule({
  id: "absent-users",
  service: "IAM users",
  types: typesOf(
    "iam",
    "User",
    "UserPolicy",
    "UserPolicyAttachment",
    "UserLoginProfile",
    "AccessKey",
    "SshKey",
    "ServiceSpecificCredential",
  ),
  instead: "use a role (people through IAM Identity Center)",
  aws: ["iam-user-no-policies-check"],
});
