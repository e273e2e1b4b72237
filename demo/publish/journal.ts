import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from "node:fs";

/** Last sequence number per shard of a stream. */
export type Positions = Record<string, string>;

/**
 * What a publisher has begun and done. Written before and after every request and forced to the disk, so that a
 * publisher killed at any moment knows which one request is in doubt.
 */
export interface Journal {
  /** Steps that are done. */
  done: ReadonlySet<number>;
  /** The step that was begun and not done, if any. */
  inDoubt: number | undefined;
  /** Last known sequence number by stream name and shard id. */
  positions: ReadonlyMap<string, Positions>;
  begin(step: number): void;
  finish(step: number, stream?: string, positions?: Positions): void;
  close(): void;
}

type Entry = { begin: number } | { done: number; stream?: string; positions?: Positions };

/** Opens a journal, or starts one. A last line cut off by a crash counts as never written. */
export function openJournal(path: string): Journal {
  const done = new Set<number>();
  const positions = new Map<string, Positions>();
  let inDoubt: number | undefined;
  const apply = (entry: Entry) => {
    if ("begin" in entry) {
      inDoubt = entry.begin;
      return;
    }
    done.add(entry.done);
    inDoubt = undefined;
    if (entry.stream) positions.set(entry.stream, { ...positions.get(entry.stream), ...entry.positions });
  };
  const before = existsSync(path) ? readFileSync(path, "utf8") : "";
  for (const entry of entriesIn(before)) apply(entry);
  const file = openSync(path, "a", 0o600);
  // What follows a line that was cut off must not become part of it.
  if (before !== "" && !before.endsWith("\n")) writeSync(file, "\n");
  const write = (entry: Entry) => {
    writeSync(file, `${JSON.stringify(entry)}\n`);
    fsyncSync(file);
    apply(entry);
  };
  return {
    done,
    positions,
    get inDoubt() {
      return inDoubt;
    },
    begin: (step) => write({ begin: step }),
    finish: (step, stream, reached) =>
      write({ done: step, ...(stream ? { stream, positions: reached ?? {} } : {}) }),
    close: () => closeSync(file),
  };
}

/** Last sequence number per stream and shard that the journal at `path` knows of. */
export function readPositions(path: string): ReadonlyMap<string, Positions> {
  const positions = new Map<string, Positions>();
  for (const entry of entriesIn(existsSync(path) ? readFileSync(path, "utf8") : "")) {
    if ("stream" in entry && entry.stream) {
      positions.set(entry.stream, { ...positions.get(entry.stream), ...entry.positions });
    }
  }
  return positions;
}

function entriesIn(text: string): Entry[] {
  return text.split("\n").flatMap((line) => {
    try {
      return line === "" ? [] : [JSON.parse(line) as Entry];
    } catch {
      return [];
    }
  });
}
