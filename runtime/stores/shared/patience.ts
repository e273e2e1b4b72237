/** How long a store that is down is waited for inside one invocation. */
export interface Patience {
  /** Milliseconds after the first try in which another one may begin. */
  totalMs: number;
  /** Upper bound of the first pause, milliseconds; it doubles with every try. */
  baseMs: number;
  /** Upper bound of any pause, milliseconds. */
  capMs: number;
  random(): number;
  sleep(ms: number): Promise<void>;
  now(): number;
}

/** Twenty seconds: a fail-over is often over by then, and a queue's message that waits longer comes again by itself. */
export const PATIENCE: Patience = {
  totalMs: 20_000,
  baseMs: 100,
  capMs: 2_000,
  random: Math.random,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  now: Date.now,
};

/**
 * Makes a call again while it fails for a reason that may pass and time is left; exponential backoff with full jitter.
 *
 * @param passes whether waiting may mend an error
 * @throws what the last try threw
 */
export async function patiently<T>(
  call: () => Promise<T>,
  passes: (error: unknown) => boolean,
  patience: Patience = PATIENCE,
): Promise<T> {
  const { totalMs, baseMs, capMs, random, sleep, now } = patience;
  const until = now() + totalMs;
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const pause = random() * Math.min(capMs, baseMs * 2 ** (attempt - 1));
      if (!passes(error) || now() + pause >= until) throw error;
      await sleep(pause);
    }
  }
}
