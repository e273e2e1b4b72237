import type { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { MongoClient } from "mongodb";

/** Connections to one cluster, opened when first asked for. */
export interface ClusterClient {
  get(): Promise<MongoClient>;
  /** Ends the connection; the next one reads the secret anew. */
  close(): Promise<void>;
}

interface KindStatus {
  readonly kind: string;
  readonly endpoints: readonly { identifier: string; address: string; port: number }[];
}

/**
 * The cluster of an ARN, as the stores' control API knows it, under the user of a secret that the function's role may
 * read. TLS is verified against the stack's authority, which the process trusts (`NODE_EXTRA_CA_CERTS`).
 */
export function clusterClient(
  clusterArn: string,
  secretArn: string,
  secrets: SecretsManager,
  storesUrl: string | undefined,
): ClusterClient {
  let opened: MongoClient | undefined;
  const locate = async () => {
    if (!storesUrl) throw new Error("STRATA_STORES_ENDPOINT is not set; event sources of clusters need it");
    const kinds = (await (await fetch(new URL("/stores", storesUrl))).json()) as KindStatus[];
    const identifier = clusterArn.split(":").at(-1);
    const found = kinds
      .find(({ kind }) => kind === "documents")
      ?.endpoints.find((endpoint) => endpoint.identifier === identifier);
    if (!found) throw new Error(`cluster ${identifier} is not among the stack's stores`);
    return found;
  };
  return {
    get: async () => {
      if (opened) return opened;
      const [{ address, port }, { SecretString = "{}" }] = await Promise.all([
        locate(),
        secrets.getSecretValue({ SecretId: secretArn }),
      ]);
      const { username = "", password = "" } = JSON.parse(SecretString) as Record<string, string>;
      const client = new MongoClient(`mongodb://${address}:${port}/`, {
        tls: true,
        directConnection: true,
        retryWrites: false,
        authSource: "admin",
        authMechanism: "SCRAM-SHA-1",
        auth: { username, password },
        connectTimeoutMS: 3000,
        serverSelectionTimeoutMS: 3000,
        maxPoolSize: 2,
      });
      opened = await client.connect();
      return opened;
    },
    close: async () => {
      const client = opened;
      opened = undefined;
      await client?.close().catch(() => undefined);
    },
  };
}
