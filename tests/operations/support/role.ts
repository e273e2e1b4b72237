import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import type { Ground } from "./bench";

/**
 * A role with the policy of one of an operator's duties and nothing else, assumed.
 *
 * @returns the environment in which the SDK finds its credentials and the emulator
 */
export async function assumeOperator(
  { bench }: Ground,
  duty: "quarantine" | "subjectKeys" = "quarantine",
  RoleName = "operator",
): Promise<NodeJS.ProcessEnv> {
  const { endpoint, region, credentials, outputs, accountId } = bench.stack.running;
  const iam = new IAMClient({ endpoint, region, credentials });
  const sts = new STSClient({ endpoint, region, credentials });
  const Statement = [
    { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${accountId}:root` }, Action: "sts:AssumeRole" },
  ];
  const { Role } = await iam.send(
    new CreateRoleCommand({
      RoleName,
      AssumeRolePolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }),
    }),
  );
  const PolicyArn = outputs.operatorPolicyArns[duty];
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({ RoleArn: Role?.Arn ?? "", RoleSessionName: "on-call" }),
  );
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey,
    AWS_SESSION_TOKEN: Credentials?.SessionToken,
  };
}
