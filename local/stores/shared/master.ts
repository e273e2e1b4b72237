import type { StoreContext } from "./server";

export interface Master {
  readonly username: string;
  readonly password: string;
}

/** The master user of a store as its secret says now: a rotation takes effect at once. */
export async function masterOf(secret: string, { endpoint, region }: StoreContext): Promise<Master> {
  const { GetSecretValueCommand, SecretsManagerClient } =
    require("@aws-sdk/client-secrets-manager") as typeof import("@aws-sdk/client-secrets-manager");
  const client = new SecretsManagerClient({
    endpoint,
    region,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  try {
    const { SecretString = "" } = await client.send(new GetSecretValueCommand({ SecretId: secret }));
    const { username, password } = JSON.parse(SecretString) as Partial<Master>;
    if (!username || !password) throw new Error(`the secret ${secret} holds no username and password`);
    return { username, password };
  } finally {
    client.destroy();
  }
}
