import { type Db, MongoClient, type MongoClientOptions } from "mongodb";
import { DOCUMENT_DATABASE } from "../../../contracts/documents";
import { isAuthenticationFailure, storeFailure } from "./failure";

/** Where a cluster answers and who may speak with it. */
export interface DocumentsSettings {
  /** Host name of the cluster's endpoint, or of its reader endpoint for what only reads. */
  endpoint: string;
  port: number;
  /** Secret whose JSON has `username` and `password`. */
  secretArn: string;
}

/** A user of the cluster; the password is never logged. */
export interface Credentials {
  username: string;
  password: string;
}

export interface Documents {
  /**
   * Runs work on the database over the worker's one connection, opened at first use.
   *
   * @throws StoreFailure, never the driver's error, which may quote values
   */
  use<T>(work: (db: Db, client: MongoClient) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Longest time for a connection to open and for a call to be answered, milliseconds. */
export const LIMITS = { connectMs: 3_000, callMs: 6_000 } as const;

/**
 * What Amazon DocumentDB 5.0 asks of the driver: TLS, verified against the CAs that the process trusts
 * (`NODE_EXTRA_CA_CERTS`), SCRAM-SHA-1, and no retryable writes, which it lacks. One direct connection to the endpoint
 * given: in replica-set mode each worker would watch every instance; on fail-over the cluster's endpoint names the
 * new primary.
 */
export const OPTIONS = {
  tls: true,
  directConnection: true,
  retryWrites: false,
  retryReads: true,
  authSource: "admin",
  authMechanism: "SCRAM-SHA-1",
  readPreference: "primaryPreferred",
  writeConcern: { w: "majority" },
  appName: "strata",
  connectTimeoutMS: LIMITS.connectMs,
  serverSelectionTimeoutMS: LIMITS.connectMs,
  socketTimeoutMS: LIMITS.callMs,
  waitQueueTimeoutMS: LIMITS.connectMs,
  maxPoolSize: 4,
  // A worker is frozen between invocations: what was idle for long may have been closed meanwhile.
  maxIdleTimeMS: 60_000,
} as const satisfies MongoClientOptions;

/**
 * A cluster as functions use it. The secret is read once and kept; it is read again when the cluster refuses its
 * password, because it may have been rotated since.
 *
 * @param readSecret reads the credentials that hold now
 */
export function createDocuments(
  { endpoint, port }: Pick<DocumentsSettings, "endpoint" | "port">,
  readSecret: () => Promise<Credentials>,
  options: MongoClientOptions = {},
): Documents {
  let connecting: Promise<MongoClient> | undefined;

  const open = async (): Promise<MongoClient> => {
    const { username, password } = await readSecret();
    const client = new MongoClient(`mongodb://${endpoint}:${port}/`, {
      ...OPTIONS,
      auth: { username, password },
      ...options,
    });
    try {
      return await client.connect();
    } catch (error) {
      await client.close().catch(() => undefined);
      throw error;
    }
  };
  const close = async (): Promise<void> => {
    const client = connecting;
    connecting = undefined;
    await client?.then((opened) => opened.close()).catch(() => undefined);
  };
  const attempt = async <T>(work: (db: Db, client: MongoClient) => Promise<T>): Promise<T> => {
    connecting ??= open();
    const opening = connecting;
    let client: MongoClient;
    try {
      client = await opening;
    } catch (error) {
      // What failed to open is not kept, unless another call has begun anew already.
      if (connecting === opening) connecting = undefined;
      throw error;
    }
    return work(client.db(DOCUMENT_DATABASE), client);
  };
  return {
    async use(work) {
      try {
        return await attempt(work).catch(async (error) => {
          if (!isAuthenticationFailure(error)) throw error;
          await close();
          return attempt(work);
        });
      } catch (error) {
        throw storeFailure(error);
      }
    },
    close,
  };
}
