import { createHash } from "node:crypto";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand, type S3Client } from "@aws-sdk/client-s3";
import type { StackOutputs } from "../../contracts/outputs";
import type { QuarantineEntry } from "../../contracts/quarantine";
import { RETENTION } from "../../contracts/retention";
import { SEALED_TYPE } from "../../contracts/sealed";
import type { Topic } from "../../contracts/topics";
import { sealRejected } from "../sealed";
import type { KeyClients, KeyOutputs } from "../sealed/keys";

export type QuarantineOutputs = Pick<StackOutputs, "buckets" | "tables"> & KeyOutputs;

const DAY_SECONDS = 86_400;

/**
 * Row of a line that no stream takes. Keys follow from `id` alone: quarantining the line again overwrites.
 *
 * @param id what tells this line from others of the same bytes
 * @param now milliseconds since the epoch
 */
function planOversized(
  topic: Topic,
  bytes: Uint8Array,
  now: number,
  id: string,
): QuarantineEntry & { object_key: string } {
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
 * The verb that quarantines a line: its bytes first, sealed, then the row that points at them. The demo does so with all
 * rights over the stack: producers have none over the quarantine.
 */
export function quarantineWriter(
  clients: { s3: S3Client } & KeyClients,
  outputs: QuarantineOutputs,
  now: () => number = Date.now,
) {
  return async (topic: Topic, bytes: Uint8Array, id: string): Promise<string> => {
    const { subject, jwe } = await sealRejected(clients, outputs, bytes, now());
    const row = { ...planOversized(topic, bytes, now(), id), subject };
    await clients.s3.send(
      new PutObjectCommand({
        Bucket: outputs.buckets.quarantine,
        Key: row.object_key,
        Body: jwe,
        ContentType: SEALED_TYPE,
      }),
    );
    const Item = Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        typeof value === "number" ? { N: String(value) } : { S: value as string },
      ]),
    );
    await clients.dynamodb.send(new PutItemCommand({ TableName: outputs.tables.quarantineIndex, Item }));
    return row.quarantine_id;
  };
}
