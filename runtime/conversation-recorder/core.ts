import { createHash } from "node:crypto";
import type { EventDocument } from "../../contracts/documents";
import type { StoreReason } from "../../contracts/quarantine";
import { RETENTION } from "../../contracts/retention";
import { isTopic } from "../../contracts/topics";
import { sha256 } from "../shared/claim-check";
import { expiresAt } from "../shared/expiry";
import type { Quarantined } from "../shared/quarantine";
import { StoreRefusal } from "../shared/store-quarantine";
import { documentOf } from "../stores/documents/document";
import type { Line } from "./lines";

/** Longest line that is read: a sealed event of 1 MiB has 1.4 MiB, larger ones come by reference. */
export const MAX_LINE_BYTES = 4 * 1024 * 1024;

/** Where a line lies. */
export interface Place {
  bucket: string;
  key: string;
  line: number;
}

export interface Refused {
  reason: StoreReason;
  pointer?: string;
  topic: string;
  schemaVersion: number;
  sha256: string;
  size: number;
}

/** The document of a line, or why the store can never take it. */
export function readLine(line: Line): { document: EventDocument } | { refused: Refused } {
  const { bytes, size } = line;
  if (bytes === undefined)
    return { refused: { ...UNKNOWN, reason: "too_large_for_store", sha256: line.sha256, size } };
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return { document: documentOf(value) };
  } catch (error) {
    // The parser's message quotes the text.
    const { reason, pointer } =
      error instanceof StoreRefusal ? error : { reason: "invalid_text" as const, pointer: undefined };
    return {
      refused: {
        reason,
        ...(pointer === undefined ? {} : { pointer }),
        ...kindOf(value),
        sha256: sha256(bytes),
        size,
      },
    };
  }
}

const UNKNOWN = { topic: "unknown", schemaVersion: 1 };

function kindOf(value: unknown): { topic: string; schemaVersion: number } {
  const { event_type: type, schema_version: version } = (value ?? {}) as Record<string, unknown>;
  return {
    topic: isTopic(type) ? type : UNKNOWN.topic,
    schemaVersion: typeof version === "number" ? version : UNKNOWN.schemaVersion,
  };
}

/** How a document that the database's own rules refuse stands in the quarantine. */
export function refusedDocument({ _id, event_type, schema_version }: EventDocument): Refused {
  const said = Buffer.from(_id);
  return {
    reason: "value_out_of_range",
    topic: event_type,
    schemaVersion: schema_version,
    sha256: sha256(said),
    size: said.length,
  };
}

/**
 * How to quarantine a line the store can never take: the same keys each time it is tried. The entry says where the line
 * lies and copies nothing of it: what is no sealed event might hold readable values.
 *
 * @param now milliseconds since the epoch
 */
export function planRefusedLine(refused: Refused, place: Place, bucket: string, now: number): Quarantined {
  const name = createHash("sha256").update(`${place.bucket}/${place.key}`).digest("hex").slice(0, 32);
  const { reason, pointer, topic, schemaVersion } = refused;
  const key = `reason=${reason}/topic=${topic}/documents-${name}-${place.line}`;
  return {
    object: { bucket, key, body: Buffer.from(JSON.stringify(place)), contentType: "application/json" },
    row: {
      quarantine_id: `${topic}/store/documents-${name}-${place.line}`,
      reason,
      ...(pointer ? { pointer } : {}),
      schema_version: schemaVersion,
      topic,
      object_key: key,
      sha256: refused.sha256,
      size: refused.size,
      quarantined_at: new Date(now).toISOString(),
      expires_at: expiresAt(RETENTION.quarantine.tableTtl, now),
    },
  };
}
