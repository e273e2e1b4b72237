import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startProcess, untilAnswering } from "../shared/process";
import type { ServerOptions, StoreServer } from "../shared/server";
import { launchOf } from "./program";

export interface JavaStart {
  /** Main class; its first argument is the server's folder. */
  readonly main: string;
  /** What follows the folder. */
  readonly args?: readonly string[];
  /** Most memory for objects, in MiB. */
  readonly heapMiB: number;
  /** Longest time until it answers, in milliseconds. */
  readonly timeoutMs: number;
}

/** A running server and the folder it works in. */
export interface JavaServer extends StoreServer {
  readonly dir: string;
}

/** Starts a server that `prepareJava` made; resolves when it answers. @throws Error with its last words */
export async function startJava(options: ServerOptions, start: JavaStart): Promise<JavaServer> {
  const { dir, installation, python, log } = options;
  const file = join(dir, "port");
  rmSync(file, { force: true });
  mkdirSync(join(dir, "tmp"), { recursive: true });
  const { java, launch } = launchOf(installation.home);
  const memory = [`-Xmx${start.heapMiB}m`, `-Djava.io.tmpdir=${join(dir, "tmp")}`];
  const server = await startProcess({
    command: java,
    args: [...memory, ...launch, start.main, dir, ...(start.args ?? [])],
    cwd: dir,
    env: { LANG: "C.UTF-8", PATH: "/usr/bin:/bin" },
    python,
    log,
  });
  let port = 0;
  const read = async () => {
    port = Number(readFileSync(file, "utf8"));
  };
  await untilAnswering(server, read, start.timeoutMs);
  const upstream = { host: "127.0.0.1" as const, port };
  return { ...server, dir, version: installation.version, upstream };
}
