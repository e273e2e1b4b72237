import { defaultProvider } from "@aws-sdk/credential-provider-node";
import { createClient } from "@redis/client";
import { cacheToken, type TokenArgs } from "./token";

/** Where the cache is and as whom to come; settings of a function, no secret among them. */
export interface CacheSettings {
  /** Host name of the primary, or of the readers. */
  address: string;
  port: number;
  /** Id of the replication group. */
  group: string;
  /** An IAM user of one of the group's user groups. */
  user: string;
}

/** Longest time for a connection to open, milliseconds. */
const CONNECT_MS = 3_000;

export type Client = ReturnType<typeof clientFor>;

/** Opens a connection, always over TLS with the server's certificate verified. */
export type Connect = () => Promise<Client>;

/**
 * Connects as an IAM user with a token of its own for each connection. Needs `elasticache:Connect` on group and user.
 *
 * @param ca authorities to trust, PEM @default - the process's, with those of NODE_EXTRA_CA_CERTS
 */
export function iamConnect(
  settings: CacheSettings,
  { region, credentials = defaultProvider(), ca }: Partial<TokenArgs> & { region: string; ca?: string },
): Connect {
  return async () => {
    const password = await cacheToken({ ...settings, region, credentials });
    return connectWith(settings, { username: settings.user, password, ...(ca !== undefined && { ca }) });
  };
}

/** Connects with a user and what it proves itself by. One try; nothing waits in a queue for a better time. */
export async function connectWith(at: Address, as: Login): Promise<Client> {
  const client = clientFor(at, as);
  // A connection that breaks while nobody waits for it must not end the process.
  client.on("error", () => undefined);
  const timer = setTimeout(() => client.destroy(), CONNECT_MS);
  try {
    return await client.connect();
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

type Address = Pick<CacheSettings, "address" | "port">;

interface Login {
  username: string;
  password: string;
  ca?: string;
}

function clientFor({ address: host, port }: Address, { username, password, ca }: Login) {
  return createClient({
    username,
    password,
    socket: {
      host,
      port,
      tls: true,
      ...(ca !== undefined && { ca }),
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
      connectTimeout: CONNECT_MS,
      reconnectStrategy: false,
    },
    // Answers of commands sent as words come as they are: flat lists.
    RESP: 2,
    disableOfflineQueue: true,
    disableClientInfo: true,
  });
}
