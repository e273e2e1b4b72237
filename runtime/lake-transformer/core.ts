import { createHash } from "node:crypto";
import { NAMED_FIELDS } from "../../contracts/events/generated/fields";
import { LANDED_PREFIX } from "../../contracts/lake";
import { RETENTION } from "../../contracts/retention";
import { isTopic } from "../../contracts/topics";
import type { RejectedLine } from "../lake";
import { sha256 } from "../shared/claim-check";
import { expiresAt } from "../shared/expiry";
import type { Quarantined } from "../shared/quarantine";

/** An object of redacted events, as its notice names it. */
export interface Landed {
  bucket: string;
  key: string;
}

/** A message that is no notice of a landed object. Says why by a code, never by its content. */
export class MalformedNotice extends Error {
  override name = "MalformedNotice";
  constructor(readonly code: string) {
    super(`The message is no notice of a landed object: ${code}.`);
  }
}

/**
 * The landed objects that a notice of S3 names: none in the test message that S3 sends when notices are set up. Keys
 * in a notice are URL-encoded, blanks as `+`. Which version landed does not matter: what counts is what the object
 * holds when it is read.
 *
 * @throws MalformedNotice when the message is something else, or names another bucket or a key that is not of events
 */
export function landedObjects(body: string, bucket: string): Landed[] {
  const notice = parse(body);
  if (notice["Event"] === "s3:TestEvent") return [];
  const records = notice["Records"];
  if (!Array.isArray(records)) throw new MalformedNotice("no_records");
  return records.flatMap((record: { eventName?: string; s3?: NoticeOfObject } | null) => {
    if (!record?.eventName?.startsWith("ObjectCreated:")) return [];
    if (record.s3?.bucket?.name !== bucket) throw new MalformedNotice("wrong_bucket");
    const key = decoded(record.s3.object?.key ?? "");
    if (!key.startsWith(LANDED_PREFIX)) throw new MalformedNotice("wrong_key");
    return { bucket, key };
  });
}

interface NoticeOfObject {
  bucket?: { name?: string };
  object?: { key?: string };
}

/** Base name of the files made of an object: the same for every notice of it, so that a second one overwrites. */
export function baseName({ bucket, key }: Landed): string {
  return createHash("sha256").update(`${bucket}/${key}`).digest("hex").slice(0, 32);
}

/** How to quarantine a line that the lake does not take: the same keys each time it is tried. */
export function planRejected(
  { line, reason, pointer, bytes }: RejectedLine,
  name: string,
  bucket: string,
  now: number,
): Quarantined {
  const event = parseOr(bytes);
  const topic = isTopic(event["event_type"]) ? event["event_type"] : "unknown";
  const version = event["schema_version"];
  const key = `reason=${reason}/topic=${topic}/lake-${name}-${line}`;
  const safe = pointer === undefined ? undefined : namedPart(pointer, topic);
  return {
    object: { bucket, key, body: bytes, contentType: "application/json" },
    row: {
      quarantine_id: `${topic}/lake/${name}-${line}`,
      reason,
      ...(safe === undefined ? {} : { pointer: safe }),
      schema_version: typeof version === "number" ? version : 1,
      topic,
      object_key: key,
      sha256: sha256(bytes),
      size: bytes.byteLength,
      quarantined_at: new Date(now).toISOString(),
      expires_at: expiresAt(RETENTION.quarantine.tableTtl, now),
    },
  };
}

const ENVELOPE = ["event_id", "event_type", "timestamp", "source", "schema_version"];

/** As much of a pointer as the contract names: a field of the producer's own may be called anything. */
function namedPart(pointer: string, topic: string): string {
  const [, first = "", ...rest] = pointer.split("/");
  if (ENVELOPE.includes(first)) return `/${first}`;
  if (first !== "data") return "";
  const named: readonly string[] = isTopic(topic) ? NAMED_FIELDS[topic] : [];
  for (let length = rest.length; length > 0; length--) {
    if (named.includes(rest.slice(0, length).join("."))) return `/data/${rest.slice(0, length).join("/")}`;
  }
  return "/data";
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    throw new MalformedNotice("wrong_key");
  }
}

function parse(body: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // The parser's message quotes the text.
  }
  throw new MalformedNotice("not_json");
}

function parseOr(bytes: Uint8Array): Record<string, unknown> {
  try {
    return (JSON.parse(Buffer.from(bytes).toString("utf8")) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}
