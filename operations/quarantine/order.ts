import type { QuarantineEntry } from "../../contracts/quarantine";

/** Entries of one instant that are put in order together; a batch of a stream holds no more records. */
const LARGEST_GROUP = 10_000;

/**
 * Merges sources that are each ordered by time into one, oldest or newest first. Entries of the same millisecond come
 * in the order of their places in the stream, so that a session's records keep theirs. Holds one page per source.
 */
export async function* mergeByTime(
  sources: readonly AsyncIterable<QuarantineEntry>[],
  newestFirst = false,
): AsyncGenerator<QuarantineEntry> {
  const sign = newestFirst ? -1 : 1;
  let group: QuarantineEntry[] = [];
  const sorted = () => group.sort((a, b) => sign * compareEntries(a, b));
  for await (const entry of interleave(sources, sign)) {
    const full = group.length >= LARGEST_GROUP || group[0]?.quarantined_at !== entry.quarantined_at;
    if (full) {
      yield* sorted();
      group = [];
    }
    group.push(entry);
  }
  yield* sorted();
}

async function* interleave(sources: readonly AsyncIterable<QuarantineEntry>[], sign: number) {
  const heads: { iterator: AsyncIterator<QuarantineEntry>; entry: QuarantineEntry }[] = [];
  const advance = async (iterator: AsyncIterator<QuarantineEntry>) => {
    const { done, value } = await iterator.next();
    return done ? undefined : { iterator, entry: value };
  };
  for (const head of await Promise.all(sources.map((source) => advance(source[Symbol.asyncIterator]()))))
    if (head) heads.push(head);
  while (heads.length > 0) {
    const at = heads.reduce(
      (best, { entry }, index) =>
        sign * compareTimes(entry, heads[best]?.entry ?? entry) < 0 ? index : best,
      0,
    );
    const { iterator, entry } = heads[at] as (typeof heads)[number];
    yield entry;
    const next = await advance(iterator);
    if (next) heads[at] = next;
    else heads.splice(at, 1);
  }
}

function compareTimes(a: QuarantineEntry, b: QuarantineEntry): number {
  return a.quarantined_at < b.quarantined_at ? -1 : a.quarantined_at > b.quarantined_at ? 1 : 0;
}

function compareEntries(a: QuarantineEntry, b: QuarantineEntry): number {
  const [one, other] = [placeOf(a), placeOf(b)];
  return (
    compareTimes(a, b) ||
    (one.shard < other.shard ? -1 : one.shard > other.shard ? 1 : 0) ||
    // Sequence numbers are decimal numbers beyond the range of doubles.
    one.sequence.length - other.sequence.length ||
    (one.sequence < other.sequence ? -1 : one.sequence > other.sequence ? 1 : 0)
  );
}

/** `<topic>/<shard>/<sequence>` in its parts. */
function placeOf({ quarantine_id: id }: QuarantineEntry): { shard: string; sequence: string } {
  const at = id.lastIndexOf("/");
  return { shard: id.slice(0, at), sequence: id.slice(at + 1) };
}
