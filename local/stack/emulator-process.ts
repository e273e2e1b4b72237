import { createWriteStream } from "node:fs";
import { type EmulatorOptions, startEmulator, waitUntilHealthy } from "../emulator";
import { identify, type ProcessIdentity } from "../shared/processes";

/** Characters of its output that a failure quotes. */
const QUOTED = 2000;

export interface EmulatorProcess {
  /** The guard, which ends the emulator and its function workers. */
  readonly identity: ProcessIdentity | undefined;
  /** The emulator itself. */
  readonly command: ProcessIdentity | undefined;
  /** Resolves when it answers with IAM enforcement on. */
  readonly healthy: Promise<void>;
  /** Resolves to how it ended. */
  readonly ended: Promise<string>;
  /** Ends it with all its children. */
  stop(): Promise<void>;
}

/** Starts the emulator as the supervisor needs it: its output in a log file, its end as words. */
export async function runEmulator(options: EmulatorOptions, log: string): Promise<EmulatorProcess> {
  const { guard, commandPid } = startEmulator(options);
  const file = createWriteStream(log, { flags: "a", mode: 0o600 });
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
      const number = (code ?? 0) - 128;
      resolve(signal ?? (number > 0 ? `killed by signal ${number}` : `exit code ${code}`));
    });
  });
  const lastWords = ended.then((how) => [how, words.trim()].filter(Boolean).join("\n"));
  const identity = identify(guard.pid ?? 0);
  const command = await commandPid.then(identify, () => undefined);
  return {
    identity,
    command,
    healthy: waitUntilHealthy(`http://127.0.0.1:${options.port}`, lastWords),
    ended,
    async stop() {
      guard.kill("SIGTERM");
      await ended;
    },
  };
}
