import { backoffMs, pause } from "../backoff";
import type { Clients } from "../destination/clients";
import { failureOf } from "../destination/failure";
import type { Commits } from "../journal/commits";
import type { Sealed } from "../journal/state";
import type { Definition } from "../model";
import type { Slots } from "../slots";
import type { Health } from "./health";
import { putObject } from "./upload";

export interface UploadDeps {
  commits: Commits;
  clients: Clients;
  slots: Slots;
  definition: () => Definition;
  health: Health;
  signal: AbortSignal;
}

/** Puts sealed objects until each has arrived: a failed put is repeated for ever, ever more slowly. */
export function createUploads(deps: UploadDeps) {
  const running = new Map<number, Promise<void>>();
  let retryNow = new AbortController();

  async function upload(sealed: Sealed): Promise<void> {
    for (let attempts = 1; !deps.signal.aborted; attempts++) {
      try {
        await deps.slots(() => put(sealed));
        deps.health.uploaded(sealed);
        return;
      } catch (error) {
        if (deps.signal.aborted) return;
        deps.health.uploadFailed(failureOf(error), sealed, attempts);
        await pause(backoffMs(attempts), AbortSignal.any([deps.signal, retryNow.signal]));
      }
    }
  }

  async function put(sealed: Sealed): Promise<void> {
    const body = deps.commits.readBody(sealed.file, sealed.bytes);
    await putObject(deps.clients, deps.definition(), sealed, body);
    if (!deps.signal.aborted) deps.commits.done(sealed.file);
  }

  return {
    start(sealed: Sealed): void {
      const task = upload(sealed).finally(() => running.delete(sealed.file));
      running.set(sealed.file, task);
    },
    /** Ends all waits between attempts, e.g. because the configuration has changed. */
    retryNow(): void {
      retryNow.abort();
      retryNow = new AbortController();
    },
    /** Resolves when every object has arrived or the signal has ended the attempts. */
    async settled(): Promise<void> {
      await Promise.all(running.values());
    },
  };
}

export type Uploads = ReturnType<typeof createUploads>;
