import type { EventDocument } from "../../contracts/documents";
import { unzipped } from "../lake/input/unzip";
import type { Quarantined } from "../shared/quarantine";
import type { Written } from "../stores/documents/write";
import { MAX_LINE_BYTES, type Place, planRefusedLine, type Refused, readLine, refusedDocument } from "./core";
import { linesOf } from "./lines";

/** What the recorder does to the world, one verb each; every verb is safe to repeat. */
export interface RecordDeps {
  /** The bytes of a landed object; undefined where it is gone. */
  read(landed: { bucket: string; key: string }): Promise<AsyncIterable<Uint8Array> | undefined>;
  insert(events: readonly EventDocument[]): Promise<Written>;
  quarantine(refused: Quarantined): Promise<void>;
  now(): number;
}

export interface Recorded {
  written: number;
  repeated: number;
  refused: number;
}

/** What one call to the store holds at most: far less than it takes in its 6 s, so that a busy store is no failing one. */
const BATCH = { documents: 200, bytes: 4 * 1024 * 1024 };

/**
 * Keeps every sealed event of a landed object as a document, line by line: memory does not grow with the object. What
 * the store can never take is quarantined, and its neighbours go on.
 *
 * @returns undefined where the object is gone: there is nothing to keep of it
 */
export async function recordObject(
  landed: { bucket: string; key: string },
  quarantineBucket: string,
  deps: RecordDeps,
): Promise<Recorded | undefined> {
  const bytes = await deps.read(landed);
  if (bytes === undefined) return undefined;
  const recorded: Recorded = { written: 0, repeated: 0, refused: 0 };
  let batch = new Map<string, { document: EventDocument; line: number }>();
  let size = 0;

  const refuse = async (refused: Refused, line: number) => {
    const place: Place = { bucket: landed.bucket, key: landed.key, line };
    await deps.quarantine(planRefusedLine(refused, place, quarantineBucket, deps.now()));
    recorded.refused++;
  };
  const flush = async () => {
    if (batch.size === 0) return;
    const sent = batch;
    batch = new Map();
    size = 0;
    const { written, repeated, refused } = await deps.insert(
      [...sent.values()].map(({ document }) => document),
    );
    recorded.written += written;
    recorded.repeated += repeated;
    for (const document of refused)
      await refuse(refusedDocument(document), sent.get(document._id)?.line ?? 0);
  };

  for await (const line of linesOf(unzipped(bytes), MAX_LINE_BYTES)) {
    const read = readLine(line);
    if ("refused" in read) {
      await refuse(read.refused, line.number);
      continue;
    }
    const { document } = read;
    // Delivery may repeat a record within an object.
    if (batch.has(document._id)) recorded.repeated++;
    else batch.set(document._id, { document, line: line.number });
    size += line.size;
    if (batch.size >= BATCH.documents || size >= BATCH.bytes) await flush();
  }
  await flush();
  return recorded;
}
