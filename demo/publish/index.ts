import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { PublishJob } from "./job";

export type { PublishJob } from "./job";
export { type Positions, readPositions } from "./journal";

/** A publisher that keeps dying is broken, not unlucky. */
const MAX_STARTS = 6;

export interface PublisherOptions {
  /** Lines published so far. */
  onProgress?: (lines: number) => void;
  /** Told when the publisher died and is started again. */
  onRestart?: (why: string) => void;
  /** Sees every process that is started. */
  onStart?: (child: ChildProcess) => void;
  signal?: AbortSignal;
}

/**
 * Publishes in a process of its own and starts it again when it is killed; the journal says where to go on.
 *
 * @throws when the publisher reports an error, or dies again and again
 */
export async function runPublisher(job: PublishJob, options: PublisherOptions = {}): Promise<void> {
  for (let start = 1; ; start++) {
    const end = await runOnce(job, options);
    if (end.code === 0) return;
    options.signal?.throwIfAborted();
    if (end.signal === null)
      throw new Error(`the publisher gave up: ${end.stderr.trim() || `exit ${end.code}`}`);
    if (start === MAX_STARTS) throw new Error(`the publisher was killed ${start} times (${end.signal})`);
    options.onRestart?.(end.signal);
  }
}

function runOnce(job: PublishJob, options: PublisherOptions) {
  return new Promise<{ code: number | null; signal: NodeJS.Signals | null; stderr: string }>(
    (resolve, reject) => {
      const child = fork(join(__dirname, "main.ts"), [], {
        execArgv: ["-r", require.resolve("tsx/cjs")],
        stdio: ["ignore", "ignore", "pipe", "ipc"],
        // The publisher holds the emulator's credentials from its job; it needs none of the caller's.
        env: { PATH: process.env["PATH"] ?? "" },
      });
      let stderr = "";
      child.stderr?.on("data", (chunk: Buffer) => {
        stderr = (stderr + chunk.toString()).slice(-4096);
      });
      child.on("message", ({ lines }: { lines: number }) => options.onProgress?.(lines));
      child.on("error", reject);
      child.on("close", (code, signal) => {
        options.signal?.removeEventListener("abort", stop);
        resolve({ code, signal, stderr });
      });
      const stop = () => child.kill("SIGKILL");
      options.signal?.addEventListener("abort", stop, { once: true });
      options.onStart?.(child);
      child.send(job);
    },
  );
}
