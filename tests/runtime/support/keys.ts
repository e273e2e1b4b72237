import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { SealedEvent } from "../../../contracts/sealed";
import { sealingKey } from "../../../runtime/subject-keys/jwe";
import type { KeyOutcome, SubjectKeys } from "../../../runtime/subject-keys/keys";
import { type Opener, opener } from "../../../runtime/subject-keys/opener";
import { keyTable } from "../../../runtime/subject-keys/table";
import { unwrapKey } from "../../../runtime/subject-keys/wrapping";
import { objects } from "./stores";
import { BUCKETS, TABLES, type World } from "./world";

/** A key of its own for every id, the same in every run. */
export function testKey(id: string) {
  return sealingKey(id, createHash("sha256").update(id).digest());
}

/** Keys without a table, each made of its id; those of `outcomes` are as given. */
export function testKeys(outcomes: Record<string, KeyOutcome> = {}): SubjectKeys {
  return {
    use: (ids, work) => work(new Map([...ids].map((id) => [id, outcomes[id] ?? { key: testKey(id) }]))),
  };
}

/** Opens what was sealed with the keys of a world, as an operator does. */
export function openerIn({ clients }: World): Opener {
  const table = keyTable(TABLES.subjectKeys, clients.dynamo);
  return opener(
    async (id) => (await table.read([id])).get(id),
    (id, stored) => unwrapKey(clients.kms, id, stored),
  );
}

/** The one sealed event in a line, and what its JWE or object holds. */
export async function openedIn(world: World, lines: readonly string[]) {
  assert.equal(lines.length, 1);
  const event = JSON.parse(lines[0] ?? "") as SealedEvent;
  const claimed = event.claim_check && (await objects(world.clients, BUCKETS.interaction, "claim-check/"));
  const jwe = event.sealed ?? String(claimed?.get(event.claim_check?.key ?? ""));
  return { event, jwe, content: await openerIn(world).open(jwe) };
}
