import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { CONTRACT_REASONS, MAX_EVENT_BYTES } from "../../contracts/quarantine";
import { decide, loadSchemas } from "../../demo/expect";
import { planRecord, planRejected } from "../../runtime/event-processor/core";
import { decode } from "../../runtime/event-processor/decode";
import { testKey } from "../runtime/support/keys";
import { FIELDS } from "./support/contract";
import { huge, MUTATIONS, malformed } from "./support/mutations";

const NOW = Date.UTC(2026, 2, 2, 12);
const MANY = 100_000;
const conforms = loadSchemas();
const PLACE = { topic: "chat.message.sent", stream: "s", quarantineBucket: "q" } as const;

/** What the contract says of a record, by the schemas themselves and a judge of its own. */
function expected(bytes: Buffer): string {
  const line = { index: 0, offset: 0, size: bytes.byteLength, sha256: "", bytes };
  const decision = decide(
    bytes.byteLength > MAX_EVENT_BYTES ? { ...line, bytes: Buffer.alloc(0) } : line,
    conforms,
    NOW,
  );
  return decision.accepted ? "accepted" : decision.reason;
}

/** Judges one record as the processor does and checks that the verdict says nothing but codes and the contract's names. */
function judge(bytes: Buffer): string {
  const decoded = decode(bytes, NOW);
  if (decoded.ok) return "accepted";
  assert.ok((CONTRACT_REASONS as readonly string[]).includes(decoded.reason));
  assert.ok(Number.isSafeInteger(decoded.schemaVersion) && decoded.schemaVersion >= 1);
  for (const name of (decoded.pointer ?? "").split("/").slice(1)) {
    assert.ok(FIELDS.has(name) || /^\d{1,7}$/.test(name), `a pointer names "${name}"`);
  }
  return decoded.reason;
}

describe("malformed events", () => {
  it(`are ${MANY} times rejected with one of the six reasons, the one that the contract names, and never thrown`, () => {
    const seen = new Map<string, number>();
    const kinds = new Set<string>();
    for (let number = 0; number < MANY; number++) {
      const { kind, bytes } = malformed(number, NOW);
      const verdict = judge(bytes);
      if (verdict !== expected(bytes))
        assert.fail(`number ${number} (${kind}) is ${verdict}; the contract says ${expected(bytes)}`);
      seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
      kinds.add(kind.replace(/, then .*/, ""));
    }
    assert.deepEqual([...kinds].sort(), Object.keys(MUTATIONS).sort());
    for (const reason of CONTRACT_REASONS.filter((name) => name !== "too_large")) {
      assert.ok((seen.get(reason) ?? 0) > 500, `${seen.get(reason)} are ${reason}`);
    }
    assert.ok((seen.get("accepted") ?? 0) < MANY / 4, "most are malformed indeed");
  }).timeout(60_000);

  it("of a megabyte and more are rejected for the same reasons", () => {
    for (const bytes of huge(NOW)) assert.equal(judge(bytes), expected(bytes));
  });

  it("leave a row that holds codes, sizes and places and nothing of their content", () => {
    for (let number = 0; number < 5_000; number++) {
      const { bytes } = malformed(number, NOW);
      const plan = planRecord({ sequence: "49", shard: "shardId-7", arrivedAt: NOW, bytes }, PLACE, NOW);
      if (!("reason" in plan)) continue;
      const key = testKey("quarantine/2026-03-02");
      const { object, row } = planRejected(plan, key, PLACE, NOW);
      assert.deepEqual(key.open(String(object?.body)), bytes);
      const { reason, pointer: _, schema_version: __, ...rest } = row;
      assert.deepEqual(rest, {
        quarantine_id: "chat.message.sent/shardId-7/49",
        topic: "chat.message.sent",
        object_key: `reason=${reason}/topic=chat.message.sent/shardId-7-49`,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        subject: key.id,
        size: bytes.byteLength,
        quarantined_at: new Date(NOW).toISOString(),
        expires_at: rest.expires_at,
      });
    }
  });
});
