import * as assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { EventRecord } from "../../demo/collect";
import { judgeContexts } from "../../demo/collect/network/contexts";
import { addToContext } from "../../runtime/stores/cache/context";

const START = Date.parse("2025-09-15T12:00:00Z");

/** A chat event of one conversation, as the application path holds it. */
function chat(n: number, data: Record<string, unknown> = {}): EventRecord {
  const value = {
    event_id: `evt_${n}`,
    event_type: "chat.message.sent",
    timestamp: new Date(START + n * 1000).toISOString(),
    data: {
      school_id: "sch_1",
      session_id: "ses_1",
      message_id: `msg_${n}`,
      role: "student",
      message: `text ${n}`,
      ...data,
    },
  };
  return { eventId: value.event_id, place: "s3", sha256: "", value };
}

const KEY = `context:${createHash("sha256").update('["sch_1","ses_1"]').digest("base64url")}`;

const holding = (...numbers: number[]) =>
  new Map([[KEY, new Map(numbers.map((n) => [`m:"msg_${n}"`, "stored"]))]]);

const ids = (...numbers: number[]) => numbers.map((n) => `evt_${n}`);

describe("comparing chat events and contexts", () => {
  it("finds each message under the key and field that the product stores it under", async () => {
    const said: string[] = [];
    const cache = { eval: async (_script: unknown, ...args: string[]) => said.push(...args) };
    await addToContext(
      cache as never,
      { school_id: "sch_1", session_id: "ses_1" },
      { message_id: "msg_1", role: "student", message: "a", timestamp: new Date(START).toISOString() },
    );
    assert.equal(said[0], KEY);
    assert.ok(said.includes('"msg_1"'));
    assert.deepEqual(
      judgeContexts([chat(1)], holding(1)).contexts.map(({ eventId }) => eventId),
      ids(1),
    );
  });

  it("asks for every message of a short conversation", () => {
    const { contexts, beyond } = judgeContexts([chat(1), chat(2)], holding(1));
    assert.deepEqual(
      contexts.map(({ eventId }) => eventId),
      ids(1),
    );
    assert.deepEqual([...beyond], []);
  });

  it("lets the oldest go where there are more than fifty", () => {
    const all = Array.from({ length: 52 }, (_, n) => chat(n));
    assert.deepEqual([...judgeContexts(all, new Map()).beyond], ids(0, 1));
  });

  it("lets the oldest go where they have more than 64 KiB", () => {
    const all = [1, 2, 3].map((n) => chat(n, { message: "x".repeat(30_000) }));
    assert.deepEqual([...judgeContexts(all, new Map()).beyond], ids(1));
  });

  it("counts two events of one message as one, and two schools' sessions as two", () => {
    const { contexts } = judgeContexts([chat(1), chat(2, { message_id: "msg_1" })], holding(1));
    assert.deepEqual(
      contexts.map(({ eventId }) => eventId),
      ids(1, 2),
    );
    assert.deepEqual(judgeContexts([chat(1, { school_id: "sch_2" })], holding(1)).contexts, []);
  });
});
