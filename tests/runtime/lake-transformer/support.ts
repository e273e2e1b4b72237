import { gzipSync } from "node:zlib";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import type { SQSEvent } from "aws-lambda";
import { readRows } from "../../../demo/collect/lake";
import {
  createLakeTransformerHandler,
  type LakeTransformerDeps,
  lakeTransformerDeps,
} from "../../../runtime/lake-transformer/handler";
import { createLog } from "../../../runtime/shared/log";
import { objects } from "../support/stores";
import { BUCKETS, TABLES, type World } from "../support/world";

export const SETTINGS = {
  landingBucket: BUCKETS.application,
  claimCheckBucket: "claim-checks",
  lakeBucket: "lake",
  quarantineBucket: BUCKETS.quarantine,
  quarantineTable: TABLES.quarantine,
};

export type Row = Record<string, unknown>;

/** A redacted event as it lands. */
export function landedEvent(eventId: string, data: Row = {}, timestamp = "2026-01-31T09:15:00.000Z"): Row {
  return { event_id: eventId, event_type: "chat.message.sent", timestamp, source: "portal", data };
}

export const ndjson = (events: readonly unknown[]): Buffer =>
  Buffer.from(events.map((event) => `${JSON.stringify(event)}\n`).join(""));

/** The message S3 sends to a queue for a landed object. */
export function notice(
  key: string,
  { bucket = SETTINGS.landingBucket as string, eventName = "ObjectCreated:Put" } = {},
) {
  const encoded = encodeURIComponent(key).replaceAll("%20", "+").replaceAll("%2F", "/");
  return JSON.stringify({
    Records: [{ eventName, s3: { bucket: { name: bucket }, object: { key: encoded } } }],
  });
}

export function batch(...bodies: string[]): SQSEvent {
  return { Records: bodies.map((body, at) => ({ messageId: `m${at}`, body })) } as unknown as SQSEvent;
}

/** The transformer over the emulator's stores, in a lake of its own. */
export async function createLake(world: World, lakeBucket: string) {
  const settings = { ...SETTINGS, lakeBucket };
  const { s3, dynamo } = world.clients;
  await s3.send(new CreateBucketCommand({ Bucket: lakeBucket }));
  const logged: string[] = [];
  const handlerWith = (change: (deps: LakeTransformerDeps) => Partial<LakeTransformerDeps> = () => ({})) => {
    const deps = lakeTransformerDeps(settings, s3, dynamo);
    const log = createLog({}, (line) => void logged.push(line));
    return createLakeTransformerHandler({ ...deps, log, ...change(deps) }, settings);
  };
  return {
    settings,
    logged,
    handlerWith,
    handle: handlerWith(),
    /** Puts an object as the delivery stream does; returns its key. */
    async land(name: string, content: readonly unknown[] | Buffer, { gzip = true } = {}): Promise<string> {
      const key = `event_type=chat.message.sent/year=2026/month=01/day=31/hour=09/${lakeBucket}-${name}`;
      const plain = Buffer.isBuffer(content) ? content : ndjson(content);
      const Body = gzip ? gzipSync(plain) : plain;
      await s3.send(new PutObjectCommand({ Bucket: settings.landingBucket, Key: key, Body }));
      return key;
    },
    /** Files of the lake, by key. */
    files: () => objects(world.clients, lakeBucket, "event_type="),
    /** Every row of every file, with the folder it lies in. */
    async rows(): Promise<{ folder: string; row: Row }[]> {
      const found: { folder: string; row: Row }[] = [];
      for (const [key, content] of await objects(world.clients, lakeBucket, "event_type=")) {
        const folder = key.slice(0, key.lastIndexOf("/"));
        for (const row of await readRows(content)) found.push({ folder, row });
      }
      return found;
    },
  };
}

export type Lake = Awaited<ReturnType<typeof createLake>>;

export async function idsIn(lake: Lake): Promise<string[]> {
  return (await lake.rows()).map(({ row }) => String(row["event_id"])).sort();
}

const SCHEMA = "_schema/events.json";

/** The schema as it stands in the lake. */
export async function schemaIn(world: World, { settings }: Lake) {
  return JSON.parse(String((await objects(world.clients, settings.lakeBucket, SCHEMA)).get(SCHEMA)));
}
