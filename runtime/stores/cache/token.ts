import { Sha256 } from "@smithy/core/checksum";
import { HttpRequest } from "@smithy/core/protocols";
import { SignatureV4 } from "@smithy/signature-v4";
import type { AwsCredentialIdentity, AwsCredentialIdentityProvider } from "@smithy/types";

export interface TokenArgs {
  /** Replication group's id; ElastiCache has it in lower case. */
  group: string;
  /** ElastiCache user, whose id and name are the same. */
  user: string;
  region: string;
  credentials: AwsCredentialIdentity | AwsCredentialIdentityProvider;
}

/** Seconds a token holds: ElastiCache takes none that hold longer. It is asked for at the login only. */
const VALID_SECONDS = 900;

/**
 * An IAM token: a presigned request to connect, without its scheme (ElastiCache user guide, "Authenticating with IAM").
 * Signed here, no call to AWS is made for it.
 */
export async function cacheToken({ group, user, region, credentials }: TokenArgs): Promise<string> {
  const signer = new SignatureV4({ service: "elasticache", region, credentials, sha256: Sha256 });
  const request = new HttpRequest({
    protocol: "http:",
    hostname: group,
    path: "/",
    headers: { host: group },
    query: { Action: "connect", User: user },
  });
  const { query } = await signer.presign(request, { expiresIn: VALID_SECONDS });
  const parts = Object.entries(query ?? {}).map(
    ([name, value]) => `${encode(name)}=${encode(String(value))}`,
  );
  return `${group}/?${parts.join("&")}`;
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
