import { setTimeout as wait } from "node:timers/promises";

/** How often and how long to try again: exponential backoff with full jitter. */
export interface Backoff {
  /** Requests a record may be part of, the first included. */
  attempts: number;
  /** Upper bound of the first pause, milliseconds; it doubles with every failure. */
  baseMs: number;
  /** Upper bound of any pause, milliseconds. */
  capMs: number;
  /** Uniform over [0, 1). */
  random(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const BACKOFF: Backoff = {
  attempts: 8,
  baseMs: 100,
  capMs: 5_000,
  random: Math.random,
  sleep: (ms, signal) => wait(ms, undefined, { signal }).catch(() => undefined),
};

/** Pause after `failures` failures in a row, milliseconds, uniform over [0, bound). */
export function pause(failures: number, { baseMs, capMs, random }: Omit<Backoff, "sleep">): number {
  return random() * Math.min(capMs, baseMs * 2 ** (failures - 1));
}
