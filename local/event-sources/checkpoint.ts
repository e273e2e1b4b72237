import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import type { ShardState } from "./shards";

/** What is durably known of a mapping's shards, one JSON file a mapping. */
export interface CheckpointStore {
  /** Shards of earlier listings by id; empty before the first. */
  readonly shards: Readonly<Record<string, ShardState>>;
  /** Whether the mapping's shards were ever listed. */
  readonly begun: boolean;
  /** Changes what is known; it is on disk once the promise resolves. Changes made meanwhile go in one write. */
  update(changes: Record<string, ShardState>): Promise<void>;
  /** Waits until all changes are on disk. */
  flush(): Promise<void>;
}

interface CheckpointFile {
  readonly mapping: string;
  readonly source: string;
  readonly shards: Record<string, ShardState>;
}

/** Opens the checkpoints of a mapping in the folder. Throws, naming the file, where it cannot be read. */
export function openCheckpoints(folder: string, mapping: string, source: string): CheckpointStore {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${mapping}.json`);
  const stored = load(file);
  let begun = stored?.source === source;
  const shards: Record<string, ShardState> = begun ? (stored?.shards ?? {}) : {};
  let writing: Promise<void> | undefined;
  let dirty = false;
  const writeAll = async () => {
    try {
      while (dirty) {
        dirty = false;
        await replace(file, JSON.stringify({ mapping, source, shards } satisfies CheckpointFile));
      }
    } finally {
      // In the same turn as the last look at `dirty`, so that no change falls between two writes.
      writing = undefined;
    }
  };
  const flush = async (): Promise<void> => {
    if (dirty) writing ??= writeAll();
    await writing;
  };
  return {
    shards,
    get begun() {
      return begun;
    },
    update: (changes) => {
      Object.assign(shards, changes);
      begun = true;
      dirty = true;
      return flush();
    },
    flush,
  };
}

/** Deletes the checkpoints of mappings that are no longer listed; a mapping's id is never given twice. */
export function forgetCheckpoints(folder: string, listed: ReadonlySet<string>): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder))
    if (name.endsWith(".json") && !listed.has(name.slice(0, -".json".length))) rmSync(join(folder, name));
}

function load(file: string): CheckpointFile | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as CheckpointFile;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw new Error(`cannot read checkpoints ${file}: ${error}; delete it to begin at the mapping's start`);
  }
}

/** Replaces the file whole: after a crash it holds the old or the new text, never a part. */
async function replace(file: string, text: string): Promise<void> {
  const temporary = `${file}.tmp`;
  const handle = await open(temporary, "w");
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}
