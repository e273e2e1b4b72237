import { gunzipSync } from "node:zlib";
import { CLAIM_CHECK_PREFIX } from "../../contracts/events/event";
import type { StackOutputs, TableRole } from "../../contracts/outputs";
import type { Clients } from "./clients";
import { messagesOf } from "./logs";
import { contentsOf, type StoredObject } from "./objects";
import { type EventRecord, eventIdOf, recordOf, splitLines } from "./records";
import { itemsOf } from "./tables";

/** Where records may lie outside what a reader of the bucket looks at: too large for their message, or undelivered. */
export const ERRORS = /^errors?\//;

/** What a delivery stream could not write as records. */
export interface Undelivered {
  place: string;
  records: number;
}

/** Sees the bytes of each thing that is read, before anything is made of them. */
export type Witness = (place: string, content: Buffer) => void;

/**
 * Records of a bucket that a delivery stream fills with NDJSON, gzipped or not.
 *
 * @param claims bucket that holds what a record only refers to
 */
export async function readDelivered(
  clients: Clients,
  { bucket, claims }: { bucket: string; claims: string },
  keep: boolean,
  witness: Witness,
): Promise<{ records: EventRecord[]; undelivered: Undelivered[]; strays: string[] }> {
  const records: EventRecord[] = [];
  const undelivered: Undelivered[] = [];
  const strays: string[] = [];
  for await (const { object, content } of contentsOf(clients.s3, bucket)) {
    const place = placeOf(object);
    witness(place, content);
    if (!object.latest || object.key.startsWith(CLAIM_CHECK_PREFIX)) continue;
    const lines = [...splitLines(plainOf(content))];
    if (ERRORS.test(object.key)) {
      undelivered.push({ place, records: lines.length });
      continue;
    }
    for (const line of lines) {
      const record = recordOf(line, place, keep);
      if (record) records.push(record);
      else strays.push(place);
    }
  }
  await openClaims(clients, claims, records, keep);
  return { records, undelivered, strays };
}

/** A record that only refers to its content takes over hash and value of what it refers to. */
async function openClaims(
  clients: Clients,
  bucket: string,
  records: EventRecord[],
  keep: boolean,
): Promise<void> {
  const references = new Map<string, EventRecord[]>();
  for (const record of records) {
    if (record.claim) references.set(record.claim, [...(references.get(record.claim) ?? []), record]);
  }
  if (references.size === 0) return;
  const isClaimed = ({ key, latest }: StoredObject) => latest && references.has(key);
  for await (const { object, content } of contentsOf(clients.s3, bucket, isClaimed)) {
    const record = recordOf(plainOf(content), placeOf(object), keep);
    for (const reference of references.get(object.key) ?? []) {
      if (record) Object.assign(reference, record, { place: reference.place });
    }
  }
}

/** Records of a bucket that holds one object per event. */
export async function readObjects(
  clients: Clients,
  bucket: string,
  witness: Witness,
): Promise<{ records: EventRecord[]; strays: string[] }> {
  const records: EventRecord[] = [];
  const strays: string[] = [];
  for await (const { object, content } of contentsOf(clients.s3, bucket)) {
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

export function placeOf({ bucket, key, versionId, latest }: StoredObject): string {
  return `s3://${bucket}/${key}${latest ? "" : ` version ${versionId}`}`;
}

export function plainOf(content: Buffer): Buffer {
  return content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content;
}
