import { createWriteStream } from "node:fs";
import { spawnGuarded } from "../../shared/guard";
import { identify, type ProcessIdentity, signalProcess } from "../../shared/processes";

/** A server that is asked to end may write for this long, in seconds; then it is killed. */
const GRACE_SECONDS = 8;

/** Characters of its output that a failure quotes. */
const QUOTED = 1000;

export interface ServerCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** Its whole environment. */
  readonly env: NodeJS.ProcessEnv;
  /** Interpreter of the guard. */
  readonly python: string;
  /** File that its output is appended to. */
  readonly log: string;
}

export interface ServerProcess {
  readonly identity: ProcessIdentity;
  /** Resolves to how it ended, with its last words. */
  readonly ended: Promise<string>;
  /** SIGINT, after 8 s SIGKILL; resolves when it and all its children are gone. */
  stop(): Promise<void>;
  kill(): Promise<void>;
}

/** Starts a real server that ends with this process, however that ends. @throws Error when it cannot be started */
export async function startProcess(options: ServerCommand): Promise<ServerProcess> {
  const { guard, commandPid } = spawnGuarded(options.command, options.args, {
    python: options.python,
    cwd: options.cwd,
    env: options.env,
    graceSeconds: GRACE_SECONDS,
  });
  const file = createWriteStream(options.log, { flags: "a", mode: 0o600 });
  let words = "";
  for (const stream of [guard.stdout, guard.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      words = `${words}${chunk}`.slice(-QUOTED);
      file.write(chunk);
    });
  }
  const ended = new Promise<string>((resolve) => {
    guard.once("error", (error) => resolve(error.message));
    guard.once("close", (code, signal) => {
      file.end();
      resolve([signal ?? `exit code ${code}`, words.trim()].filter(Boolean).join("\n"));
    });
  });
  const identity = identify(await commandPid);
  if (!identity) throw new Error(`${options.command} ended at once: ${await ended}`);
  return {
    identity,
    ended,
    async stop() {
      guard.kill("SIGTERM");
      await ended;
    },
    async kill() {
      signalProcess(identity, "SIGKILL");
      await ended;
    },
  };
}

/** Asks again until `probe` resolves. @throws Error when the server ends first or does not answer in time */
export async function untilAnswering(
  server: ServerProcess,
  probe: () => Promise<unknown>,
  timeoutMs: number,
): Promise<void> {
  let over: string | undefined;
  void server.ended.then((how) => {
    over = how;
  });
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      await probe();
      return;
    } catch (error) {
      if (over !== undefined) throw new Error(`the server ended while it started: ${over}`);
      if (Date.now() > deadline) {
        await server.kill();
        throw new Error(
          `the server did not answer within ${timeoutMs / 1000} s: ${(error as Error).message}`,
        );
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
