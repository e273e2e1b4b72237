import type { SQSEvent } from "aws-lambda";
import type { SealedEvent } from "../../../../contracts/sealed";
import { createConversationRecorderHandler } from "../../../../runtime/conversation-recorder/handler";
import type { RecordDeps } from "../../../../runtime/conversation-recorder/record";
import type { Quarantined } from "../../../../runtime/shared/quarantine";
import { insertEvents } from "../../../../runtime/stores/documents/write";
import { documentsBench } from "./bench";

const BUCKET = "landing";
export const LINE = "\n";

/** The recorder over objects that stand in memory. */
export function recorder(objects: Map<string, Uint8Array>, changes: Partial<RecordDeps> = {}) {
  const quarantined = new Map<string, Quarantined>();
  const counts: Record<string, number>[] = [];
  const handler = createConversationRecorderHandler(
    {
      read: async ({ key }) => {
        const bytes = objects.get(key);
        return bytes && chunked(bytes);
      },
      insert: async (events) => (await documentsBench()).documents.use((db) => insertEvents(db, events)),
      quarantine: async (entry) => void quarantined.set(entry.row.quarantine_id, entry),
      now: () => Date.UTC(2026, 10, 2),
      log: { info() {}, warn() {}, error() {}, metrics: (_, given) => void counts.push(given) },
      ...changes,
    },
    { landingBucket: BUCKET, quarantineBucket: "quarantine" },
  );
  const notices = (...keys: string[]) =>
    ({
      Records: keys.map((key) => ({
        messageId: key,
        body: JSON.stringify({
          Records: [{ eventName: "ObjectCreated:Put", s3: { bucket: { name: BUCKET }, object: { key } } }],
        }),
      })),
    }) as SQSEvent;
  return { record: (...keys: string[]) => handler(notices(...keys)), quarantined, counts };
}

async function* chunked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 10_007) yield bytes.subarray(from, from + 10_007);
}

export const ndjson = (events: readonly (SealedEvent | string)[]) =>
  Buffer.from(
    events.map((event) => (typeof event === "string" ? event : JSON.stringify(event)) + LINE).join(""),
  );
