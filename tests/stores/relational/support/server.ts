import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Client } from "pg";

/** Owner of the schemas, as RDS has it: may make databases and roles, is above no policy. */
export const OWNER = "strata_admin";
const SUPERUSER = "postgres";

export interface Server {
  /** Opens a connection to a database as a user; ended with the server. */
  connect(database: string, user?: string): Promise<Client>;
  /** As the one user above row-level security, for looking at everything. */
  superuser(database: string): Promise<Client>;
  stop(): Promise<void>;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Ends it and removes its data. */
  end(): Promise<void>;
  socketDir: string;
}

/** A PostgreSQL server of its own, empty but for what RDS brings: the owner and `rds_iam`. */
export async function startServer(): Promise<Server> {
  const dir = mkdtempSync("/tmp/strata-pg-");
  const [uid, gid] = [
    Number(execFileSync("id", ["-u", "postgres"])),
    Number(execFileSync("id", ["-g", "postgres"])),
  ];
  chownSync(dir, uid, gid);
  execFileSync(
    "initdb",
    ["-D", join(dir, "data"), "-U", SUPERUSER, "--auth=trust", "-E", "UTF8", "--no-sync"],
    { uid, gid, cwd: dir },
  );
  let child: ReturnType<typeof spawn> | undefined;
  const open = async (database: string, user: string) => {
    const client = new Client({ host: dir, database, user });
    client.on("error", () => undefined);
    await client.connect();
    return client;
  };
  const start = async () => {
    child = spawn(
      "postgres",
      ["-D", join(dir, "data"), "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off"],
      { uid, gid, cwd: dir, stdio: "ignore" },
    );
    for (;;) {
      try {
        await (await open("postgres", SUPERUSER)).end();
        return;
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  };
  const end = async (signal: NodeJS.Signals) => {
    const running = child;
    child = undefined;
    if (!running) return;
    const exited = once(running, "exit");
    running.kill(signal);
    await exited;
  };
  await start();
  const first = await open("postgres", SUPERUSER);
  await first.query(`CREATE ROLE rds_iam NOLOGIN; CREATE ROLE ${OWNER} LOGIN CREATEDB CREATEROLE`);
  await first.end();
  return {
    socketDir: dir,
    connect: (database, user = OWNER) => open(database, user),
    superuser: (database) => open(database, SUPERUSER),
    start,
    stop: () => end("SIGINT"),
    kill: () => end("SIGKILL"),
    end: async () => {
      await end("SIGINT");
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
