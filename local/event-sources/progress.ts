/**
 * Records in the order they were read, finished in any order by the lanes of a shard. The checkpoint is the last
 * sequence number before which nothing is unfinished, so a crash may repeat records but never skips one.
 */
export interface Progress {
  /** Adds the next record read; answers its ticket for `finish`. */
  add(sequence: string): number;
  /** Marks a record as done: handled, filtered out or given up. Answers whether the checkpoint moved. */
  finish(ticket: number): boolean;
  /** Sequence number of the last record of the contiguous finished run; undefined while there is none. */
  checkpoint(): string | undefined;
  /** Records read and not finished. */
  pending(): number;
}

export function createProgress(): Progress {
  let base = 0;
  let entries: { sequence: string; done: boolean }[] = [];
  let head = 0;
  let finished = 0;
  let checkpoint: string | undefined;
  const compact = () => {
    if (head < 4096) return;
    entries = entries.slice(head);
    base += head;
    finished -= head;
    head = 0;
  };
  return {
    add: (sequence) => base + entries.push({ sequence, done: false }) - 1,
    finish: (ticket) => {
      const entry = entries[ticket - base];
      if (!entry || entry.done) return false;
      entry.done = true;
      finished++;
      const before = checkpoint;
      for (let next = entries[head]; next?.done; next = entries[++head]) checkpoint = next.sequence;
      compact();
      return checkpoint !== before;
    },
    checkpoint: () => checkpoint,
    pending: () => entries.length - finished,
  };
}
