import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, type Credentials, STSClient } from "@aws-sdk/client-sts";
import { EMULATOR_ACCOUNT, type EmulatorCredentials } from "../../../local/emulator";
import type { Ground } from "./bench";

/** How the emulator is reached as its root user. */
export interface Reached {
  endpoint: string;
  region: string;
  credentials: EmulatorCredentials;
}

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
  const { running } = bench.stack;
  const given = await assumeWith(running, RoleName, running.outputs.operatorPolicyArns[duty]);
  return {
    AWS_ENDPOINT_URL: running.endpoint,
    AWS_ACCESS_KEY_ID: given.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: given.SecretAccessKey,
    AWS_SESSION_TOKEN: given.SessionToken,
  };
}

/** Credentials of a new role that has one managed policy and nothing else. */
export async function assumeWith(
  { endpoint, region, credentials }: Reached,
  RoleName: string,
  PolicyArn: string | undefined,
): Promise<Partial<Credentials>> {
  const iam = new IAMClient({ endpoint, region, credentials });
  const sts = new STSClient({ endpoint, region, credentials });
  const Principal = { AWS: `arn:aws:iam::${EMULATOR_ACCOUNT}:root` };
  const Statement = [{ Effect: "Allow", Principal, Action: "sts:AssumeRole" }];
  const AssumeRolePolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
  const { Role } = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
  await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn }));
  const asked = { RoleArn: Role?.Arn ?? "", RoleSessionName: "on-call" };
  const { Credentials = {} } = await sts.send(new AssumeRoleCommand(asked));
  return Credentials;
}
