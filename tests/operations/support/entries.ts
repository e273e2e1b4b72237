import type { QuarantineEntry } from "../../../contracts/quarantine";

let last = 0;

/** An open entry; a test changes what it is about. */
export function entry(
  change: Partial<QuarantineEntry> = {},
): QuarantineEntry & Required<Pick<QuarantineEntry, "object_key">> {
  const sequence = String(++last).padStart(20, "0");
  return {
    quarantine_id: `chat.message.sent/shardId-000000000000/${sequence}`,
    reason: "schema_violation",
    pointer: "/data/message",
    schema_version: 1,
    topic: "chat.message.sent",
    sha256: "0".repeat(64),
    size: 400,
    quarantined_at: "2026-03-02T12:00:00.000Z",
    expires_at: 1_800_000_000,
    ...change,
    object_key:
      change.object_key ?? `reason=schema_violation/topic=chat.message.sent/shardId-000000000000-${sequence}`,
  };
}

export async function allOf<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
