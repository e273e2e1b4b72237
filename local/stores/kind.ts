import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { StoreKind } from "../../contracts/stores";
import { type Listener, listen } from "./listener";
import { memoryMiB } from "./memory";
import type {
  Endpoint,
  Installation,
  StoreContext,
  StoreModule,
  StoreRequest,
  StoreServer,
} from "./shared/server";

export interface KindOptions {
  readonly kind: StoreKind;
  readonly module: () => StoreModule;
  readonly install: () => Promise<Installation>;
  /** Folder of the stores. */
  readonly dir: string;
  readonly python: string;
  readonly logs: string;
  readonly context: StoreContext;
}

export interface StoreStatus {
  readonly kind: StoreKind;
  /** `idle`: nobody asked for it yet. `ended`: it ended although nobody asked for that. */
  readonly state: "idle" | "starting" | "running" | "stopped" | "ended";
  /** How it ended, or why it did not start. */
  readonly reason?: string;
  readonly version?: string;
  readonly pid?: number;
  /** Resident memory of the server and its children. */
  readonly mebibytes?: number;
  /** The first endpoint's. */
  readonly address?: string;
  readonly port?: number;
  readonly endpoints: readonly Pick<Endpoint, "identifier" | "resourceId" | "address" | "port">[];
}

export type Kind = ReturnType<typeof createKind>;

/** One kind of store: its server, started when first asked for, and its endpoints. Callers take turns (`control.ts`). */
export function createKind(options: KindOptions) {
  const { kind, context, dir } = options;
  const endpoints = new Map<string, { endpoint: Endpoint; listener: Listener }>();
  let server: StoreServer | undefined;
  let state: StoreStatus["state"] = "idle";
  let reason: string | undefined;

  const start = async () => {
    if (server) return;
    state = "starting";
    reason = undefined;
    try {
      const installation = await options.install();
      mkdirSync(join(dir, kind), { recursive: true });
      const log = join(options.logs, `${kind}.log`);
      const { python } = options;
      const started = await options.module().start({ installation, dir: join(dir, kind), python, log });
      void started.ended.then((how) => {
        if (server !== started) return;
        server = undefined;
        [state, reason] = ["ended", how];
        for (const { listener } of endpoints.values()) listener.cut();
        context.log("error", "a store ended", { kind, how });
      });
      for (const { endpoint } of endpoints.values())
        await options.module().apply?.(started, endpoint, context);
      server = started;
      state = "running";
    } catch (error) {
      [state, reason] = ["ended", (error as Error).message];
      throw error;
    }
  };

  const end = async (how: "stop" | "kill") => {
    const running = server;
    server = undefined;
    if (state !== "idle") [state, reason] = ["stopped", undefined];
    for (const { listener } of endpoints.values()) listener.cut();
    await running?.[how]();
  };

  return {
    kind,
    start,
    stop: () => end("stop"),
    kill: () => end("kill"),
    /** Opens or changes an endpoint; starts the server unless it was stopped on purpose. */
    async open(identifier: string, request: StoreRequest, port = 0): Promise<Endpoint> {
      if (state !== "stopped") await start();
      const known = endpoints.get(identifier);
      const listener =
        known?.listener ??
        (await listen(port, (socket) => {
          const found = endpoints.get(identifier);
          if (!server || !found) return false;
          options.module().serve(socket, found.endpoint, server, context);
          return true;
        }));
      const endpoint = { ...request, identifier, address: "127.0.0.1", port: listener.port };
      endpoints.set(identifier, { endpoint, listener });
      if (server) await options.module().apply?.(server, endpoint, context);
      return endpoint;
    },
    async close(identifier: string): Promise<void> {
      const found = endpoints.get(identifier);
      endpoints.delete(identifier);
      await found?.listener.close();
    },
    endpoints: () => [...endpoints.values()].map(({ endpoint }) => endpoint),
    status(): StoreStatus {
      const [first] = endpoints.values();
      return {
        kind,
        state,
        ...(reason ? { reason } : {}),
        ...(server
          ? {
              version: server.version,
              pid: server.identity.pid,
              mebibytes: memoryMiB(server.identity.pid),
            }
          : {}),
        ...(first ? { address: first.endpoint.address, port: first.endpoint.port } : {}),
        endpoints: [...endpoints.values()].map(({ endpoint: { identifier, resourceId, address, port } }) => ({
          identifier,
          resourceId,
          address,
          port,
        })),
      };
    },
  };
}
