/** A backoff that waits for nobody and tells how long it would have waited. */
export function backoff(attempts = 4) {
  const pauses: number[] = [];
  return {
    attempts,
    baseMs: 100,
    capMs: 500,
    random: () => 0.999,
    sleep: async (ms: number) => void pauses.push(ms),
    pauses,
  };
}
