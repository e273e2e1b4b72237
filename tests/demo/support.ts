import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Topic } from "../../contracts/topics";
import { createRandom } from "../../demo/generate/random";
import { inventEvent } from "../../demo/generate/topics";
import type { Line } from "../../demo/lines";

export const NOW = Date.parse("2025-09-15T12:00:00Z");

export type Event = Record<string, unknown> & { data: Record<string, unknown> };

/** A valid event; tests break one property of it. */
export function validEvent(topic: Topic = "chat.message.sent", eventId = "evt_test_1"): Event {
  return inventEvent(createRandom(7), topic, eventId, NOW - 1000) as Event;
}

export function lineOf(content: string | Buffer, index = 0): Line {
  const bytes = Buffer.from(content);
  return { index, offset: 0, size: bytes.length, sha256: sha256(bytes), bytes };
}

export function sha256(bytes: Buffer | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A folder of its own that is removed after the test. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "strata-demo-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function withFile<T>(content: string | Buffer, work: (path: string) => Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const path = join(folder, "input.ndjson");
    writeFileSync(path, content);
    return work(path);
  });
}
