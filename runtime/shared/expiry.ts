const DAY_MS = 86_400_000;

/** Seconds since the epoch at which something recorded at `now` (milliseconds) may go, `days` later. */
export function expiresAt(days: number, now: number): number {
  return Math.floor((now + days * DAY_MS) / 1_000);
}
