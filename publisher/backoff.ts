/** How often and how long to try again: exponential backoff with full jitter. */
export interface Backoff {
  /** Tries of a line in all, the first included. */
  attempts: number;
  /** Upper bound of the first pause, milliseconds; it doubles with every failed request in a row. */
  baseMs: number;
  /** Upper bound of any pause, milliseconds. */
  capMs: number;
  random(): number;
  sleep(ms: number): Promise<void>;
}

export const BACKOFF: Backoff = {
  attempts: 8,
  baseMs: 100,
  capMs: 5_000,
  random: Math.random,
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
};

/** Pause after `failures` failed requests in a row, milliseconds, uniform over [0, bound). */
export function pause(failures: number, { baseMs, capMs, random }: Backoff): number {
  return random() * Math.min(capMs, baseMs * 2 ** (failures - 1));
}
