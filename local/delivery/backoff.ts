/** Waits: the first retry after about this long, each further one twice as long, at most `LONGEST_MS`. */
const FIRST_MS = 100;
/** Short enough that a role which has just been repaired is used soon. */
const LONGEST_MS = 5000;

/** Milliseconds before retry number `attempt` (from 1): exponential with full jitter, at least half the bound. */
export function backoffMs(attempt: number): number {
  const bound = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt - 1, 16));
  return bound / 2 + (Math.random() * bound) / 2;
}

/** A wait that a signal ends early. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, Math.min(ms, 2 ** 31 - 1));
    if (signal?.aborted) done();
    else signal?.addEventListener("abort", done, { once: true });
  });
}
