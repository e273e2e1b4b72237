import { backoffMs, pause } from "./backoff";

export interface Loop {
  /** Ends the wait for the next step. */
  wake(): void;
  /** Resolves when the signal has ended the loop and its last step is over. */
  ended: Promise<void>;
}

/**
 * Repeats a step until the signal ends it. The step does what is due and says how many milliseconds the next one may
 * wait; one that throws is repeated with backoff.
 */
export function startLoop(
  step: () => number | Promise<number>,
  onError: (error: unknown) => void,
  signal: AbortSignal,
): Loop {
  let woken = new AbortController();

  async function run(): Promise<void> {
    for (let failures = 0; !signal.aborted; ) {
      woken = new AbortController();
      try {
        const wait = await step();
        failures = 0;
        if (wait > 0) await pause(wait, woken.signal);
      } catch (error) {
        if (signal.aborted) return;
        onError(error);
        failures += 1;
        await pause(backoffMs(failures), signal);
      }
    }
  }

  const ended = run();
  signal.addEventListener("abort", () => woken.abort());
  return { wake: () => woken.abort(), ended };
}
