import { type Aws, call } from "../sdk";

export const attach = (RoleName: string | undefined, PolicyArn: string) =>
  call("iam", "AttachRolePolicy", { RoleName, PolicyArn });

/** ARNs of the managed policies that a role has. */
export async function attachedTo(RoleName: string, aws: Aws): Promise<string[]> {
  const { AttachedPolicies = [] } = await aws.request("iam", "ListAttachedRolePolicies", { RoleName });
  return AttachedPolicies.flatMap(({ PolicyArn }) => PolicyArn ?? []);
}
