import { createHash } from "node:crypto";
import type { StackOutputs } from "../../contracts/outputs";
import { parseObject } from "../expect";
import type { Vault } from "../sealed";
import type { Clients } from "./clients";
import { contentsOf } from "./objects";
import { witnessed } from "./originals";
import { placeOf, type Witness } from "./stores";
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
  /** The event that is missing in a store for it, which could never take it. */
  refused?: { store: string; eventId: string };
}

/** Rows of the index, each with what its object holds, and objects that no row points to. */
export async function readQuarantine(
  clients: Clients,
  outputs: StackOutputs,
  known: ReadonlySet<string>,
  vault: Vault,
  witness: Witness,
): Promise<{ copies: QuarantineCopy[]; orphans: string[] }> {
  const copies = new Map<string, QuarantineCopy>();
  const sealed = new Set<string>();
  const knownKeys = new Set<string>();
  for await (const item of itemsOf(clients.dynamodb, outputs.tables.quarantineIndex)) {
    witness(`dynamodb table ${outputs.tables.quarantineIndex}`, Buffer.from(JSON.stringify(item)));
    const { quarantine_id: id, object_key, subject, reason, topic, sha256, size } = item;
    // Nothing is kept of a subject that was erased.
    const objectKey = object_key ?? `nothing of ${id}`;
    if (subject !== undefined) sealed.add(String(objectKey));
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
      ...refusalOf(String(id)),
    });
  }
  const orphans: string[] = [];
  for await (const { object, content: stored } of contentsOf(clients.s3, outputs.buckets.quarantine)) {
    const place = placeOf(object);
    const jwe = sealed.has(object.key) ? stored.toString("latin1") : undefined;
    const opened = jwe === undefined ? undefined : await witnessed(jwe, place, vault, witness, stored);
    if (jwe === undefined) witness(place, stored);
    const content = opened ?? stored;
    if (!object.latest || knownKeys.has(object.key)) continue;
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

/** Ids of what a store refused name the store and the event. */
function refusalOf(id: string): Pick<QuarantineCopy, "refused"> {
  const [, store, eventId] = /\/store\/([a-z-]+?)-(evt_[A-Za-z0-9_-]+)$/.exec(id) ?? [];
  return store && eventId ? { refused: { store, eventId } } : {};
}
