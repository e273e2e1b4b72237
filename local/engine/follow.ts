import { closeSync, openSync, readSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import type { EngineEvent } from "./events";

/** How often the growing log is read, in milliseconds. */
const FOLLOW_MS = 200;

const CHUNK_BYTES = 1 << 20;

/** Reads an event log while it grows; resolves to all its events once `ended` is aborted. */
export async function followEvents(
  path: string,
  ended: AbortSignal,
  onEvent: (event: EngineEvent) => void = () => undefined,
): Promise<EngineEvent[]> {
  const events: EngineEvent[] = [];
  const next = lineReader(path);
  for (let last = false; !last; ) {
    last = ended.aborted;
    for (const line of next()) {
      const event = JSON.parse(line) as EngineEvent;
      events.push(event);
      onEvent(event);
    }
    if (!last) await pause(FOLLOW_MS, undefined, { signal: ended }).catch(() => undefined);
  }
  return events;
}

/** Each call returns the whole lines that were added since the call before; none while there is no file. */
function lineReader(path: string): () => string[] {
  let offset = 0;
  let rest: Buffer = Buffer.alloc(0);
  return () => {
    let file: number;
    try {
      file = openSync(path, "r");
    } catch {
      return [];
    }
    try {
      const parts = [rest];
      for (;;) {
        const chunk = Buffer.alloc(CHUNK_BYTES);
        const count = readSync(file, chunk, 0, CHUNK_BYTES, offset);
        if (count === 0) break;
        offset += count;
        parts.push(chunk.subarray(0, count));
      }
      const text = Buffer.concat(parts);
      const end = text.lastIndexOf(0x0a) + 1;
      rest = text.subarray(end);
      return text.subarray(0, end).toString("utf8").split("\n").filter(Boolean);
    } finally {
      closeSync(file);
    }
  };
}
