import { GetSecretValueCommand, type SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Credentials } from "./connection";

/** The verb that reads a user's credentials. Needs `secretsmanager:GetSecretValue` and the secret's key. */
export function secretReader(client: SecretsManagerClient, secretArn: string) {
  return async (): Promise<Credentials> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretArn }));
    const credentials = credentialsOf(SecretString);
    if (credentials) return credentials;
    throw new Error("The secret of the document store holds no username and password.");
  };
}

/** The credentials a secret's text holds, or undefined where it holds none. */
export function credentialsOf(secret = ""): Credentials | undefined {
  const { username, password } = parse(secret);
  if (typeof username !== "string" || typeof password !== "string") return undefined;
  return username === "" || password === "" ? undefined : { username, password };
}

function parse(text: string): Record<string, unknown> {
  try {
    return (JSON.parse(text) ?? {}) as Record<string, unknown>;
  } catch {
    // The parser's message quotes the secret.
    return {};
  }
}
