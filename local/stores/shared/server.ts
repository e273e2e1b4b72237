import type { Socket } from "node:net";
import type { StoreKind } from "../../../contracts/stores";
import type { ProcessIdentity } from "../../shared/processes";
import type { Authorize } from "./authorize";

/** What is installed once and kept in the user's cache. */
export interface Installation {
  /** Such as `15.18`. */
  readonly version: string;
  /** Folder or executable that `start` needs. */
  readonly home: string;
}

export interface PrepareOptions {
  /** The user's cache folder of this project. */
  readonly cache: string;
  /** Environment for the tools that download or build. */
  readonly env: NodeJS.ProcessEnv;
  readonly onProgress?: (message: string) => void;
  readonly signal?: AbortSignal;
}

export interface ServerOptions {
  readonly installation: Installation;
  /** Folder for everything the server writes: the same one after a restart. */
  readonly dir: string;
  /** Interpreter of the guard (`spawnGuarded`), so that the server never outlives its owner. */
  readonly python: string;
  /** File that the server's output is appended to. */
  readonly log: string;
}

/** Where the real server listens, without TLS; only its front knows. */
export type Upstream = { readonly path: string } | { readonly host: "127.0.0.1"; readonly port: number };

/** A running real server. */
export interface StoreServer {
  readonly version: string;
  readonly identity: ProcessIdentity;
  readonly upstream: Upstream;
  /** Resolves to how it ended. */
  readonly ended: Promise<string>;
  /** Ends it in order; resolves when it is gone and its data is on disk. */
  stop(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
}

/** A resource of the stack that answers on an address of its own: the body of `PUT /stores/{kind}/{identifier}`. */
export interface StoreRequest {
  /** What ARNs name: `db-…`, `prx-…`, `cluster-…`, a replication group's or domain's name. */
  readonly resourceId: string;
  /** Database made where it is missing. */
  readonly database?: string;
  /** ARN of the secret that holds the master's user name and password, as `{"username","password"}`. */
  readonly masterSecret?: string;
  /** Replicas and reader endpoints: takes no writes. @default false */
  readonly readOnly?: boolean;
  /** Further facts that a kind needs. */
  readonly [fact: string]: unknown;
}

export interface Endpoint extends StoreRequest {
  readonly identifier: string;
  /** Always 127.0.0.1. */
  readonly address: string;
  /** Loopback port of the front; the same after a restart. */
  readonly port: number;
}

/** Certificate of this stack's fronts, and of the authority that signed it; PEM. */
export interface Credentials {
  readonly key: string;
  readonly cert: string;
  readonly ca: string;
}

/** What a front needs beside its server. */
export interface StoreContext {
  /** URL of the emulator. */
  readonly endpoint: string;
  readonly region: string;
  readonly account: string;
  readonly tls: Credentials;
  readonly authorize: Authorize;
  /** Never pass data of a client: a reason and names only. */
  readonly log: (level: "info" | "warn" | "error", message: string, fields?: Record<string, unknown>) => void;
}

/** One kind of store: how its server is had, started and asked. Exported as `store` from `local/stores/<kind>/index.ts`. */
export interface StoreModule {
  readonly kind: StoreKind;
  /** Finds, downloads or builds the server, once. @throws Error that names what is missing on this machine */
  prepare(options: PrepareOptions): Promise<Installation>;
  /** Starts the server on the data in `dir`; resolves when it answers. */
  start(options: ServerOptions): Promise<StoreServer>;
  /** Makes what a resource asks for (database, master user); called again after each start of the server. */
  apply?(server: StoreServer, endpoint: Endpoint, context: StoreContext): Promise<void>;
  /**
   * Serves one client's connection to an endpoint: terminates TLS (`secured`), checks the caller as AWS does, then
   * passes the bytes on to `server.upstream`. The caller destroys the socket when the store is stopped.
   */
  serve(socket: Socket, endpoint: Endpoint, server: StoreServer, context: StoreContext): void;
}
