/** How often and how long to try again: exponential backoff with full jitter. */
export interface Backoff {
  /** Tries in all, the first included. */
  attempts: number;
  /** Upper bound of the first pause, milliseconds; it doubles with every try. */
  baseMs: number;
  /** Upper bound of any pause, milliseconds. */
  capMs: number;
  random(): number;
  sleep(ms: number): Promise<void>;
}

export const BACKOFF: Backoff = {
  attempts: 6,
  baseMs: 50,
  capMs: 2_000,
  random: Math.random,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Pause before try `attempt` (1 = first retry), milliseconds, uniform over [0, bound). */
export function pause(attempt: number, { baseMs, capMs, random }: Backoff): number {
  return random() * Math.min(capMs, baseMs * 2 ** (attempt - 1));
}

/**
 * Sends items and sends again only those that failed, until none is left or the tries are used up.
 *
 * @param send resolves to the items that failed, in their order
 * @returns the items that still failed
 * @throws what `send` throws: a refused call is no partial failure
 */
export async function retryFailed<T>(
  items: readonly T[],
  send: (items: readonly T[]) => Promise<readonly T[]>,
  backoff: Backoff = BACKOFF,
): Promise<readonly T[]> {
  let left = items;
  for (let attempt = 1; ; attempt++) {
    left = await send(left);
    if (left.length === 0 || attempt >= backoff.attempts) return left;
    await backoff.sleep(pause(attempt, backoff));
  }
}

/** Errors that no waiting mends. */
const FINAL = /AccessDenied|NotAuthorized|UnrecognizedClient|Validation|ResourceNotFound/;

/**
 * Makes a call again while it fails for a reason that may pass.
 *
 * @throws what the last try threw, or at once what is denied or no valid request
 */
export async function persist<T>(call: () => Promise<T>, backoff: Backoff = BACKOFF): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const final = error instanceof Error && FINAL.test(error.name);
      if (final || attempt >= backoff.attempts) throw error;
      await backoff.sleep(pause(attempt, backoff));
    }
  }
}
