import type { QuarantineEntry } from "../../contracts/quarantine";

/** Most entries handled together. */
export const BATCH_ENTRIES = 500;

/** Most bytes of their originals: what one run holds in memory at once. */
const BATCH_BYTES = 8 * 1_048_576;

/** Objects read or removed at once. */
const WIDTH = 8;

/** Cuts a stream of entries into batches that fit into memory. */
export async function* batchesOf(
  entries: AsyncIterable<QuarantineEntry>,
  most = BATCH_ENTRIES,
): AsyncGenerator<QuarantineEntry[]> {
  let batch: QuarantineEntry[] = [];
  let bytes = 0;
  for await (const entry of entries) {
    if (batch.length > 0 && (batch.length >= most || bytes + entry.size > BATCH_BYTES)) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(entry);
    bytes += entry.size;
  }
  if (batch.length > 0) yield batch;
}

/** Does the work for each item, a few at once; resolves to the results in the order of the items. */
export async function eachOf<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: Math.min(WIDTH, items.length) }, worker));
  return results;
}

/** The first `limit` of a stream. */
export async function* take<T>(items: AsyncIterable<T>, limit: number): AsyncGenerator<T> {
  let left = limit;
  if (left <= 0) return;
  for await (const item of items) {
    yield item;
    if (--left <= 0) return;
  }
}
