import { createHash } from "node:crypto";
import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { QuarantineEntry } from "../../contracts/quarantine";
import { RETENTION } from "../../contracts/retention";
import type { Topic } from "../../contracts/topics";

const DAY_SECONDS = 86_400;

/**
 * Row of a line that no stream takes. Keys follow from `id` alone: quarantining the line again overwrites.
 *
 * @param id what tells this line from others of the same bytes
 * @param now milliseconds since the epoch
 */
function planOversized(topic: Topic, bytes: Uint8Array, now: number, id: string): QuarantineEntry {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const place = `publisher-${id}`;
  return {
    quarantine_id: `${topic}/${place}`,
    reason: "too_large",
    schema_version: 1,
    topic,
    object_key: `reason=too_large/topic=${topic}/${place}`,
    sha256,
    size: bytes.byteLength,
    quarantined_at: new Date(now).toISOString(),
    expires_at: Math.floor(now / 1_000) + RETENTION.quarantine.tableTtl * DAY_SECONDS,
  };
}

/**
 * The verb that quarantines a line: its bytes first, then the row that points at them. Needs `s3:PutObject` on the
 * bucket and `dynamodb:PutItem` on the index.
 */
export function quarantineWriter(
  clients: { s3: S3Client; dynamodb: DynamoDBClient },
  places: { bucket: string; table: string },
  now: () => number = Date.now,
) {
  return async (topic: Topic, bytes: Uint8Array, id: string): Promise<string> => {
    const row = planOversized(topic, bytes, now(), id);
    await clients.s3.send(
      new PutObjectCommand({
        Bucket: places.bucket,
        Key: row.object_key,
        Body: bytes,
        ContentType: "application/octet-stream",
      }),
    );
    const Item = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "number" ? { N: String(value) } : { S: value as string },
      ]),
    );
    await clients.dynamodb.send(new PutItemCommand({ TableName: places.table, Item }));
    return row.quarantine_id;
  };
}
