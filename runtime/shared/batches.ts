/** What one call to a service may hold. */
export interface BatchLimits {
  items: number;
  bytes: number;
}

/** Splits items into runs that keep their order and stay within the limits; an item over the limit stands alone. */
export function batches<T>(items: readonly T[], limits: BatchLimits, sizeOf: (item: T) => number): T[][] {
  const result: T[][] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const last = result.at(-1);
    if (last && last.length < limits.items && bytes + size <= limits.bytes) {
      last.push(item);
      bytes += size;
    } else {
      result.push([item]);
      bytes = size;
    }
  }
  return result;
}

/** Runs `work` over items, at most `width` at a time; every item is tried, and the outcomes keep the items' order. */
export async function settleAll<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<PromiseSettledResult<R>[]> {
  const results: PromiseSettledResult<R>[] = new Array(items.length);
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < items.length; at = next++) {
      const [outcome] = await Promise.allSettled([(async () => work(items[at] as T))()]);
      results[at] = outcome;
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
