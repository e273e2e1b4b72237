/** Runs a task when one of a fixed number of places is free. */
export type Slots = <T>(task: () => Promise<T>) => Promise<T>;

export function createSlots(places: number): Slots {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (task) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await task();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
