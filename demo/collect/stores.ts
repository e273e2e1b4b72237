import { gunzipSync } from "node:zlib";
import type { BucketRole, StackOutputs, TableRole } from "../../contracts/outputs";
import type { Clients } from "./clients";
import { messagesOf } from "./logs";
import { objectsOf, type StoredObject } from "./objects";
import { type EventRecord, eventIdOf, recordOf, splitLines } from "./records";
import { itemsOf } from "./tables";

/** Where records may lie outside what a reader of the bucket looks at: too large for their message, or undelivered. */
const CLAIM_CHECKS = "claim-check/";
const ERRORS = /^errors?\//;

/** What a delivery stream could not write as records. */
export interface Undelivered {
  place: string;
  records: number;
}

/** Sees the bytes of each thing that is read, before anything is made of them. */
export type Witness = (place: string, content: Buffer) => void;

/** Records of a bucket that a delivery stream fills with NDJSON, gzipped or not. */
export async function readDelivered(
  clients: Clients,
  bucket: string,
  keep: boolean,
  witness: Witness,
): Promise<{ records: EventRecord[]; undelivered: Undelivered[]; strays: string[] }> {
  const records: EventRecord[] = [];
  const undelivered: Undelivered[] = [];
  const strays: string[] = [];
  const checked = new Map<string, EventRecord[]>();
  for await (const object of objectsOf(clients.s3, bucket)) {
    const place = placeOf(object);
    const content = await object.body();
    witness(place, content);
    if (!object.latest || object.key.startsWith(CLAIM_CHECKS)) continue;
    const lines = [...splitLines(plainOf(content))];
    if (ERRORS.test(object.key)) {
      undelivered.push({ place, records: lines.length });
      continue;
    }
    for (const line of lines) {
      const record = recordOf(line, place, keep);
      if (record) records.push(record);
      else strays.push(place);
      const key = record && claimCheckKey(line);
      if (record && key) checked.set(key, [...(checked.get(key) ?? []), record]);
    }
  }
  for (const [key, references] of checked) await openClaim(clients, bucket, key, references, keep);
  return { records, undelivered, strays };
}

/** A record that only refers to its content takes over hash and value of what it refers to. */
async function openClaim(
  clients: Clients,
  bucket: string,
  key: string,
  references: EventRecord[],
  keep: boolean,
): Promise<void> {
  for await (const object of objectsOf(clients.s3, bucket)) {
    if (object.key !== key || !object.latest) continue;
    const content = plainOf(await object.body());
    const record = recordOf(content, placeOf(object), keep);
    if (record)
      for (const reference of references) Object.assign(reference, { ...record, place: reference.place });
  }
}

function claimCheckKey(line: Buffer): string | undefined {
  return /"(claim-check\/[^"\\]+)"/.exec(line.subarray(0, 4096).toString("utf8"))?.[1];
}

/** Records of a bucket that holds one object per event. */
export async function readObjects(
  clients: Clients,
  bucket: string,
  witness: Witness,
): Promise<{ records: EventRecord[]; strays: string[] }> {
  const records: EventRecord[] = [];
  const strays: string[] = [];
  for await (const object of objectsOf(clients.s3, bucket)) {
    const content = await object.body();
    witness(placeOf(object), content);
    if (!object.latest) continue;
    const record = recordOf(plainOf(content), placeOf(object), true);
    if (record) records.push(record);
    else strays.push(placeOf(object));
  }
  return { records, strays };
}

export async function readTable(
  clients: Clients,
  outputs: StackOutputs,
  role: TableRole,
  witness: Witness,
): Promise<EventRecord[]> {
  const records: EventRecord[] = [];
  const table = outputs.tables[role];
  for await (const item of itemsOf(clients.dynamodb, table)) {
    const content = Buffer.from(JSON.stringify(item));
    witness(`dynamodb table ${table}`, content);
    const eventId = eventIdOf(item);
    if (eventId) records.push({ eventId, place: `dynamodb table ${table}`, sha256: "", value: item });
  }
  return records;
}

export async function readLogGroup(
  clients: Clients,
  group: string,
  witness: Witness,
): Promise<EventRecord[]> {
  const records: EventRecord[] = [];
  for await (const message of messagesOf(clients.logs, group)) {
    const content = Buffer.from(message);
    witness(`log group ${group}`, content);
    const record = recordOf(content, `log group ${group}`, true);
    if (record) records.push(record);
  }
  return records;
}

/** Buckets whose content is identifying by design: they are compared, never searched. */
export const IDENTIFYING_BUCKETS: readonly BucketRole[] = ["interactionLogs", "quarantine"];

export function placeOf({ bucket, key, versionId, latest }: StoredObject): string {
  return `s3://${bucket}/${key}${latest ? "" : ` version ${versionId}`}`;
}

function plainOf(content: Buffer): Buffer {
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
}
