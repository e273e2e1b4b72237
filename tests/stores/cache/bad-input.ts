import * as assert from "node:assert/strict";
import { CONTEXT_BOUNDS, readContext, storedForm } from "../../../runtime/stores/cache/context";
import { keyOf } from "../../../runtime/stores/cache/keys";
import { type CacheBench, cacheBench } from "./support/bench";
import { message } from "./support/messages";
import { type Chat, chat, recorderOf } from "./support/recorder";

/** What finds its way into a command, a script or a pattern where somebody is careless. */
const HOSTILE = [
  "\r\nFLUSHALL\r\n",
  "*1\r\n$8\r\nFLUSHALL\r\n",
  "x\r\n+OK\r\n",
  "' OR 1=1 --",
  "\"]] redis.call('FLUSHALL') --[[",
  "'); redis.call('DEL', KEYS[1])",
  '{"$gt":""}',
  "__proto__",
  "constructor",
  "whole",
  "m:whole",
  "*",
  "?[a-z]",
  "{tag}",
  "%s %d\\n",
  "\u0000",
  "a\u0000b",
  "\ud83d",
  "\udc00x",
  "😀 \u202e é ﬃ",
  "-1",
  "EX",
  "NaN",
];

describe("bad input to the cache", function () {
  this.timeout(60_000);
  let running: CacheBench;
  let recorder: ReturnType<typeof recorderOf>;
  before(async () => {
    running = await cacheBench();
    recorder = recorderOf(running);
  });
  after(() => recorder.cache.close());

  const contextOf = ({ data: { school_id, session_id } }: Chat) =>
    readContext(recorder.cache, { school_id, session_id });

  it("keeps hostile text as it is, in every string that reaches a command", async () => {
    const given = HOSTILE.flatMap((text, at) => [
      chat({ session_id: text, message: `in session ${at}` }),
      chat({ school_id: text, session_id: "of-school" }),
      chat({ session_id: `id-${at}`, message_id: text }),
      chat({ session_id: `text-${at}`, message: text }),
    ]);
    for (let at = 0; at < given.length; at += 10)
      assert.deepEqual(await recorder.record(...given.slice(at, at + 10)), []);
    for (const each of given) {
      const { message_id, role, message: text } = each.data;
      const expected = { message_id, role, message: text, timestamp: each.timestamp };
      assert.deepEqual((await contextOf(each))?.messages, [expected]);
    }
    assert.deepEqual(recorder.refused, []);
  });

  it("tells ids apart that are alike once they are encoded", async () => {
    const [one, other] = [chat({ session_id: "half \ud83d" }), chat({ session_id: "half \ufffd" })];
    await recorder.record(one, other);
    assert.equal((await contextOf(one))?.messages.length, 1);
    const [a, b] = ["\ud83d", "\ufffd"].map((message_id) => chat({ session_id: "halves", message_id }));
    assert.ok(a && b);
    await recorder.record(a, b);
    assert.equal((await contextOf(a))?.messages.length, 2);
  });

  it("takes the largest message there is room for, and refuses one byte more for good", async () => {
    const room = CONTEXT_BOUNDS.bytes - Buffer.byteLength(storedForm({ ...message("x"), message: "" }));
    const sized = (session_id: string, length: number) =>
      chat(
        { session_id, message_id: "x", role: "student", message: "a".repeat(length) },
        { timestamp: message("x").timestamp },
      );
    const [largest, larger] = [sized("largest", room), sized("larger", room + 1)];
    assert.deepEqual(await recorder.record(largest, larger), []);
    assert.equal((await contextOf(largest))?.messages.length, 1);
    assert.equal(await contextOf(larger), undefined);
    assert.deepEqual(recorder.refused.splice(0), [
      { event_id: larger.event_id, reason: "too_large_for_store", pointer: "/data/message" },
    ]);
  });

  it("does not let a refused message hold up or take along its neighbours", async () => {
    const given = [
      chat({ session_id: "mixed" }),
      chat({ session_id: "mixed", message: "a".repeat(100_000) }),
      chat({ session_id: "mixed" }),
    ];
    assert.deepEqual(await recorder.record(...given), []);
    assert.equal((await contextOf(given[0] as Chat))?.messages.length, 2);
    assert.deepEqual(
      recorder.refused.splice(0).map(({ event_id }) => event_id),
      [given[1]?.event_id],
    );
  });

  it("fails a message that is no redacted chat message, so that it ends in the dead letters", async () => {
    const wrong = [
      { ...chat(), data: { ...chat().data, role: "teacher" } },
      { ...chat(), data: { ...chat().data, student_name: "Zoë" } },
      { ...chat(), data: { ...chat().data, message: 7 } },
      { ...chat(), event_type: "audit.event.logged" },
    ] as unknown as Chat[];
    assert.deepEqual(await recorder.record(...wrong), wrong);
  });

  it("orders times from before 1970 to the end of the contract's calendar", async () => {
    const times = [
      "9999-12-31T23:59:59Z",
      "0001-01-01T00:00:00Z",
      "1969-12-31T23:59:59.999Z",
      "1970-01-01T00:00:00Z",
    ];
    for (const timestamp of times) {
      const given = chat({ session_id: "times" }, { timestamp });
      // A time that far ahead breaks the contract.
      if (timestamp.startsWith("9")) assert.equal((await recorder.record(given)).length, 1);
      else assert.deepEqual(await recorder.record(given), []);
    }
    const context = await readContext(recorder.cache, { school_id: "school-7", session_id: "times" });
    assert.deepEqual(
      context?.messages.map(({ timestamp }) => timestamp),
      [times[1], times[2], times[3]],
    );
  });

  it("names things by keys of one length without any character that means something", () => {
    for (const text of [...HOSTILE, "x".repeat(10_000)])
      for (const kind of ["context", "tokens", "patterns"] as const)
        assert.match(keyOf(kind, text, text), /^(context|token|patterns):[A-Za-z0-9_-]{43}$/);
    assert.notEqual(keyOf("context", "a", "bc"), keyOf("context", "ab", "c"));
    assert.notEqual(keyOf("context", 'a","b'), keyOf("context", "a", "b"));
  });
});
