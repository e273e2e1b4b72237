import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTool } from "../../shared/tool";
import { startProcess, untilAnswering } from "../shared/process";
import type { ServerOptions, StoreServer } from "../shared/server";
import { socketFolder } from "../shared/socket-folder";
import { giveToServer, notAsRoot } from "../shared/user";
import { administer, closeAdministration } from "./administration";

const START_TIMEOUT_MS = 30_000;

/** Number in the socket's name; nothing listens on a port. */
const PORT = 5432;

/**
 * Durable over the end of the process, not of the machine, so that no write waits for a disk. Errors are logged
 * without detail and without the statement: both may hold personal values.
 */
const SETTINGS = {
  listen_addresses: "",
  port: String(PORT),
  fsync: "off",
  max_connections: "100",
  shared_buffers: "64MB",
  password_encryption: "scram-sha-256",
  log_error_verbosity: "terse",
  log_min_error_statement: "panic",
  log_statement: "none",
};

/** Whoever can enter the socket's folder is the front, which has checked the caller. */
const ACCESS = "local all all trust\n";

/** Starts PostgreSQL on a Unix socket; `rdsadmin` is the service's own superuser, as on RDS. */
export async function startServer(options: ServerOptions): Promise<StoreServer> {
  const { installation, dir, python, log } = options;
  const data = join(dir, "data");
  const env = { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", LC_ALL: "C.UTF-8", TZ: "UTC", PGTZ: "UTC" };
  if (!existsSync(data)) await initialise(join(installation.home, "initdb"), data, { env, python });
  const socket = socketFolder(dir);
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: socket });
  const flags = settings.flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const [command, ...args] = notAsRoot([join(installation.home, "postgres"), "-D", data, ...flags], python);
  const running = await startProcess({ command, args, cwd: "/", env, python, log });
  const upstream = { path: join(socket, `.s.PGSQL.${PORT}`) };
  const server: StoreServer = { ...running, version: installation.version, upstream };
  await untilAnswering(running, () => administer(server, "SELECT 1"), START_TIMEOUT_MS);
  void running.ended.then(() => closeAdministration(server));
  return server;
}

/** Makes the empty data folder; it appears whole or not at all. */
async function initialise(
  initdb: string,
  data: string,
  { env, python }: { readonly env: NodeJS.ProcessEnv; readonly python: string },
): Promise<void> {
  const draft = `${data}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  chmodSync(draft, 0o700);
  giveToServer(draft);
  const flags = ["--username=rdsadmin", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"];
  const [command, ...args] = notAsRoot([initdb, "-D", draft, ...flags], python);
  await runTool(command, args, { cwd: "/", env, timeoutMs: 60_000 });
  writeFileSync(join(draft, "pg_hba.conf"), ACCESS);
  renameSync(draft, data);
}
