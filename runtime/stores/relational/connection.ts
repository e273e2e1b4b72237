import { Signer, type SignerConfig } from "@aws-sdk/rds-signer";
import { Client } from "pg";

/** Where a database is and as whom to come; settings of a function, no secret among them. */
export interface RelationalSettings {
  /** Host name of the proxy, or of the instance. */
  address: string;
  port: number;
  database: string;
  /** A member of `rds_iam`: comes in with a token, has no password. */
  user: string;
}

/** Longest time for a connection to open, milliseconds: TCP, TLS and the login. */
const CONNECT_MS = 3_000;

/** Opens a connection, always over TLS with the server's certificate verified against the process's authorities. */
export type Connect = () => Promise<Client>;

/** What a function takes from its environment, given here where it comes from elsewhere. */
export interface ConnectOptions {
  /** Authorities to trust, PEM. @default - the process's, with those of NODE_EXTRA_CA_CERTS */
  ca?: string;
  /** @default - the function's role */
  credentials?: NonNullable<SignerConfig["credentials"]>;
}

/**
 * Connects as an IAM user. A token is signed for each connection (no call to AWS is made for it): it holds for 15
 * minutes, is asked for at the login only, and is never kept. Needs `rds-db:connect` on the user.
 */
export function iamConnect(
  settings: RelationalSettings,
  environment: NodeJS.ProcessEnv,
  { credentials, ca }: ConnectOptions = {},
): Connect {
  const { address: hostname, port, user: username } = settings;
  const region = environment["AWS_REGION"];
  return async () => {
    const known = { ...(region && { region }), ...(credentials && { credentials }) };
    const signer = new Signer({ hostname, port, username, ...known });
    return connectWith(settings, await signer.getAuthToken(), ca);
  };
}

/** Connects with a password; `ca` as in `ConnectOptions`. */
export async function connectWith(
  settings: RelationalSettings,
  password: string,
  ca?: string,
): Promise<Client> {
  const { address: host, port, database, user } = settings;
  const client = new Client({
    host,
    port,
    database,
    user,
    password,
    ssl: { rejectUnauthorized: true, minVersion: "TLSv1.2", ...(ca && { ca }) },
    connectionTimeoutMillis: CONNECT_MS,
    keepAlive: true,
  });
  // A connection that breaks while nobody waits for it must not end the process.
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
