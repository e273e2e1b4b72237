import { createHash } from "node:crypto";
import { CLAIM_CHECK_PREFIX } from "../../contracts/events/event";
import type { SealedEvent } from "../../contracts/sealed";
import { parseObject } from "../expect";
import { headerText, type Vault } from "../sealed";
import type { Clients } from "./clients";
import { contentsOf } from "./objects";
import { type EventRecord, splitLines } from "./records";
import { ERRORS, placeOf, plainOf, type Undelivered, type Witness } from "./stores";

/**
 * Sealed events of the interaction path, opened: the hash of each is that of its original. The witness sees whatever of
 * them is readable without a key; what the vault has opened is proven to be ciphertext and is left out.
 */
export async function readOriginals(
  { s3 }: Clients,
  bucket: string,
  vault: Vault,
  witness: Witness,
): Promise<{
  records: EventRecord[];
  undelivered: Undelivered[];
  strays: string[];
  claimed: Map<string, string>;
}> {
  const records: EventRecord[] = [];
  const undelivered: Undelivered[] = [];
  const strays: string[] = [];
  const claimed = new Map<string, string>();
  for await (const { object, content } of contentsOf(s3, bucket)) {
    const place = placeOf(object);
    if (object.key.startsWith(CLAIM_CHECK_PREFIX)) {
      const original = await witnessed(content.toString("latin1"), place, vault, witness, content);
      if (object.latest && original) claimed.set(object.key, sha256(original));
      continue;
    }
    const lines = [...splitLines(plainOf(content))];
    const read = await Promise.all(lines.map((line) => readLine(line, place, vault)));
    witness(place, Buffer.from(read.map(({ readable }) => readable).join("\n")));
    if (!object.latest) continue;
    if (ERRORS.test(object.key)) undelivered.push({ place, records: lines.length });
    else
      for (const { record } of read) {
        if (record) records.push(record);
        else strays.push(place);
      }
  }
  for (const record of records) if (record.claim) record.sha256 = claimed.get(record.claim) ?? "";
  return { records, undelivered, strays, claimed };
}

async function readLine(
  line: Buffer,
  place: string,
  vault: Vault,
): Promise<{ record: EventRecord | undefined; readable: string }> {
  const text = line.toString("utf8");
  const event = parseObject(text) as Partial<SealedEvent> | undefined;
  const eventId = event?.event_id;
  if (!event || typeof eventId !== "string") return { record: undefined, readable: text };
  const { sealed, ...readable } = event;
  if (typeof sealed !== "string") {
    const claim = event.claim_check?.key;
    return { record: { eventId, place, sha256: "", ...(claim ? { claim } : {}) }, readable: text };
  }
  const content = await vault.open(sealed);
  if (!content) return { record: { eventId, place, sha256: "" }, readable: text };
  return {
    record: { eventId, place, sha256: sha256(content) },
    readable: `${JSON.stringify(readable)}\n${headerText(sealed)}`,
  };
}

/** Opens an object that holds one JWE; the witness sees all of it that did not turn out to be ciphertext. */
export async function witnessed(
  jwe: string,
  place: string,
  vault: Vault,
  witness: Witness,
  stored: Buffer,
): Promise<Buffer | undefined> {
  const content = await vault.open(jwe);
  witness(place, content ? Buffer.from(headerText(jwe)) : stored);
  return content;
}

function sha256(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}
