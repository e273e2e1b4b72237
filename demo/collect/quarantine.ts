import { createHash } from "node:crypto";
import type { StackOutputs } from "../../contracts/outputs";
import { parseObject } from "../expect";
import type { Clients } from "./clients";
import { contentsOf, type StoredObject } from "./objects";
import type { Witness } from "./stores";
import { itemsOf } from "./tables";

/** One row of the quarantine index together with the object it points to. */
export interface QuarantineCopy {
  id: string;
  reason: string;
  topic: string;
  objectKey: string;
  /** What the row says about the original. */
  claimed: { sha256: string; size: number };
  /** What really is stored; absent where the object is missing. */
  stored?: { sha256: string; size: number };
  /** The event that is missing in the lake for it; absent where the record was never accepted. */
  notInLake?: string;
}

/** Rows of the index, each with what its object holds, and objects that no row points to. */
export async function readQuarantine(
  clients: Clients,
  outputs: StackOutputs,
  known: ReadonlySet<string>,
  witness: Witness,
): Promise<{ copies: QuarantineCopy[]; orphans: string[] }> {
  const copies = new Map<string, QuarantineCopy>();
  const knownKeys = new Set<string>();
  for await (const item of itemsOf(clients.dynamodb, outputs.tables.quarantineIndex)) {
    witness(`dynamodb table ${outputs.tables.quarantineIndex}`, Buffer.from(JSON.stringify(item)));
    const { quarantine_id: id, object_key: objectKey, reason, topic, sha256, size } = item;
    if (known.has(String(id))) {
      knownKeys.add(String(objectKey));
      continue;
    }
    copies.set(String(objectKey), {
      id: String(id),
      reason: String(reason),
      topic: String(topic),
      objectKey: String(objectKey),
      claimed: { sha256: String(sha256), size: Number(size) },
    });
  }
  const orphans: string[] = [];
  const isNew = ({ key, latest }: StoredObject) => latest && !knownKeys.has(key);
  for await (const { object, content } of contentsOf(clients.s3, outputs.buckets.quarantine, isNew)) {
    const copy = copies.get(object.key);
    if (!copy) {
      orphans.push(object.key);
      continue;
    }
    copy.stored = { sha256: createHash("sha256").update(content).digest("hex"), size: content.length };
    if (copy.id.startsWith(`${copy.topic}/lake/`))
      copy.notInLake = String(parseObject(content.toString("utf8"))?.["event_id"]);
  }
  return { copies: [...copies.values()], orphans };
}
