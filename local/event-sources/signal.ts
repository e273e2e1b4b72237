/** Wakes waiters of one loop. */
export interface Signal {
  /** Resolves at the next `notify`, or after the given milliseconds. */
  wait(timeoutMs?: number): Promise<void>;
  notify(): void;
}

export function createSignal(): Signal {
  let wake: (() => void) | undefined;
  let waiting: Promise<void> | undefined;
  const notify = () => {
    wake?.();
    wake = undefined;
    waiting = undefined;
  };
  return {
    notify,
    wait: (timeoutMs) => {
      waiting ??= new Promise((resolve) => {
        wake = resolve;
      });
      if (timeoutMs === undefined) return waiting;
      let timer: NodeJS.Timeout | undefined;
      const timeout = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, timeoutMs);
      });
      return Promise.race([waiting, timeout]).finally(() => clearTimeout(timer));
    },
  };
}
