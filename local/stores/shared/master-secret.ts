import { emulatorCredentials } from "../../emulator/emulator";
import type { StoreContext } from "./server";

/** What AWS keeps in the secret of a database's master user. */
export interface MasterSecret {
  readonly username: string;
  readonly password: string;
}

/** @throws Error naming the secret where it is missing or holds something else; never its value */
export async function readMasterSecret(
  { endpoint, region }: StoreContext,
  arn: string,
): Promise<MasterSecret> {
  const { GetSecretValueCommand, SecretsManagerClient } =
    require("@aws-sdk/client-secrets-manager") as typeof import("@aws-sdk/client-secrets-manager");
  const client = new SecretsManagerClient({ endpoint, region, credentials: emulatorCredentials() });
  try {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: arn }));
    const secret = parsed(SecretString ?? "");
    if (secret) return secret;
    throw new Error(`the secret ${arn} holds no {"username","password"}`);
  } finally {
    client.destroy();
  }
}

function parsed(text: string): MasterSecret | undefined {
  try {
    const { username, password } = JSON.parse(text) as Partial<MasterSecret>;
    return typeof username === "string" && typeof password === "string" ? { username, password } : undefined;
  } catch {
    return undefined;
  }
}
