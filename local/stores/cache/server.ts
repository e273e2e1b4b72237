import { existsSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@redis/client";
import { startProcess, untilAnswering } from "../shared/process";
import type { ServerOptions, StoreServer } from "../shared/server";
import { socketFolder } from "../shared/socket-folder";

const START_TIMEOUT_MS = 20_000;

/** Memory of the local server; what is beyond it is evicted as the parameter group says. */
const MAX_MEMORY = "128mb";

/** Names of the append-only file in Redis 6 and 7. */
const APPENDED = ["appendonly.aof", "appendonlydir"];

/**
 * Starts Redis on a Unix socket that only the front can reach. Every write is in the append-only file before it is
 * answered, so that a killed server loses nothing. A `dump.rdb` in an empty folder is loaded first: a restored snapshot.
 */
export async function startServer({ installation, dir, python, log }: ServerOptions): Promise<StoreServer> {
  const path = join(socketFolder(dir), "redis.sock");
  const restoring =
    existsSync(join(dir, "dump.rdb")) && !APPENDED.some((name) => existsSync(join(dir, name)));
  const settings = {
    port: "0",
    unixsocket: path,
    unixsocketperm: "700",
    dir,
    daemonize: "no",
    save: "",
    appendonly: restoring ? "no" : "yes",
    appendfsync: "no",
    maxmemory: MAX_MEMORY,
    "maxmemory-policy": "allkeys-lru",
  };
  const running = await startProcess({
    command: installation.home,
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    cwd: dir,
    env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8" },
    python,
    log,
  });
  const server: StoreServer = { ...running, version: installation.version, upstream: { path } };
  await untilAnswering(running, () => administer(server, ["PING"]), START_TIMEOUT_MS);
  if (restoring) await administer(server, ["CONFIG", "SET", "appendonly", "yes"]);
  return server;
}

/** Runs a command as the service itself. */
export async function administer(server: StoreServer, command: readonly string[]): Promise<unknown> {
  if (!("path" in server.upstream)) throw new Error("Redis listens on a socket only");
  const client = createClient({
    socket: { path: server.upstream.path, reconnectStrategy: false, connectTimeout: 5000 },
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await client.sendCommand([...command]);
  } finally {
    client.destroy();
  }
}
