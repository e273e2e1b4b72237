import { createReadStream } from "node:fs";
import { PutItemCommand } from "@aws-sdk/client-dynamodb";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import type { StackOutputs } from "../../contracts/outputs";
import type { QuarantineEntry } from "../../contracts/quarantine";
import { RETENTION } from "../../contracts/retention";
import type { Clients } from "../collect";
import type { Oversized } from "./batches";

const DAY_SECONDS = 86_400;

/**
 * Puts a line that no stream takes into the quarantine: object first, row second, both under keys that depend on
 * run and line alone, so that doing it again overwrites. The bytes go from file to store without being held.
 */
export async function quarantineOversized(
  clients: Pick<Clients, "s3" | "dynamodb">,
  outputs: Pick<StackOutputs, "buckets" | "tables">,
  input: string,
  run: string,
  { topic, line }: Oversized,
): Promise<void> {
  const id = `publisher/${run}-${line.index}`;
  const now = Date.now();
  const entry: QuarantineEntry = {
    quarantine_id: `${topic}/${id}`,
    reason: "too_large",
    schema_version: 1,
    topic,
    object_key: `reason=too_large/topic=${topic}/${id}`,
    sha256: line.sha256,
    size: line.size,
    quarantined_at: new Date(now).toISOString(),
    expires_at: Math.floor(now / 1000) + RETENTION.quarantine.tableTtl * DAY_SECONDS,
  };
  await clients.s3.send(
    new PutObjectCommand({
      Bucket: outputs.buckets.quarantine,
      Key: entry.object_key,
      Body: createReadStream(input, { start: line.offset, end: line.offset + line.size - 1 }),
      ContentLength: line.size,
    }),
  );
  const Item = Object.fromEntries(
    Object.entries(entry).map(([name, value]) => [
      name,
      typeof value === "number" ? { N: String(value) } : { S: String(value) },
    ]),
  );
  await clients.dynamodb.send(new PutItemCommand({ TableName: outputs.tables.quarantineIndex, Item }));
}
