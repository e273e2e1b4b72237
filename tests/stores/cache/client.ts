import * as assert from "node:assert/strict";
import type { Cache } from "../../../runtime/stores/cache/cache";
import {
  addToContext,
  CONTEXT_BOUNDS,
  fillContext,
  readContext,
} from "../../../runtime/stores/cache/context";
import { keyOf } from "../../../runtime/stores/cache/keys";
import { readPatterns, storePatterns } from "../../../runtime/stores/cache/safety-patterns";
import { issueToken, revokeToken, sessionOf } from "../../../runtime/stores/cache/session-tokens";
import { type CacheBench, cacheBench } from "./support/bench";
import { message } from "./support/messages";

describe("the client of the cache", function () {
  this.timeout(60_000);
  let running: CacheBench;
  let cache: Cache;
  before(async () => {
    running = await cacheBench();
    cache = running.cache();
  });
  after(() => cache.close());

  describe("as a conversation's context", () => {
    const of = (session_id: string) => ({ school_id: "school-1", session_id });

    it("keeps a message once, however often it comes", async () => {
      for (let time = 0; time < 3; time += 1) await addToContext(cache, of("once"), message("1"));
      await addToContext(cache, of("once"), { ...message("1"), message: "another text" });
      assert.deepEqual(await readContext(cache, of("once")), { messages: [message("1")], whole: false });
    });

    it("gives messages in the order of their times, in whatever order they came", async () => {
      const all = Array.from({ length: 10 }, (_, at) => message(String(at), { at }));
      for (const at of [3, 9, 0, 1, 8, 2, 7, 5, 6, 4])
        await addToContext(cache, of("order"), all[at] as never);
      assert.deepEqual((await readContext(cache, of("order")))?.messages, all);
    });

    it("keeps the newest messages within the bound of their number, under concurrent writers", async () => {
      const count = CONTEXT_BOUNDS.messages + 30;
      const all = Array.from({ length: count }, (_, at) => message(String(at), { at }));
      const other = running.cache();
      await Promise.all(all.map((one, at) => addToContext(at % 2 ? cache : other, of("many"), one)));
      await Promise.all(all.slice(0, 20).map((one) => addToContext(other, of("many"), one)));
      assert.deepEqual(await readContext(cache, of("many")), { messages: all.slice(30), whole: true });
      await other.close();
    });

    it("keeps the newest messages within the bound of their bytes", async () => {
      const text = "é".repeat(10_000);
      const all = Array.from({ length: 8 }, (_, at) => message(String(at), { at, text }));
      for (const one of [...all].reverse()) await addToContext(cache, of("bytes"), one);
      assert.deepEqual((await readContext(cache, of("bytes")))?.messages, all.slice(-3));
    });

    it("keeps sessions of the same name apart by school", async () => {
      await addToContext(cache, { school_id: "a", session_id: "b" }, message("1"));
      assert.equal(await readContext(cache, { school_id: "a:b", session_id: "" }), undefined);
      assert.equal(await readContext(cache, { school_id: "c", session_id: "b" }), undefined);
    });

    it("is forgotten a day after its last new message, and a repeated one does not prolong it", async () => {
      await addToContext(cache, of("ends"), message("1"));
      const key = keyOf("context", "school-1", "ends");
      const left = await cache.run<number>("TTL", key);
      assert.ok(left > 86_390 && left <= 86_400, String(left));
      await cache.run("EXPIRE", key, "100");
      await addToContext(cache, of("ends"), message("1"));
      assert.ok((await cache.run<number>("TTL", key)) <= 100);
    });

    it("is whole once it was filled from the source", async () => {
      await addToContext(cache, of("filled"), message("2", { at: 2 }));
      await fillContext(cache, of("filled"), [message("1", { at: 1 }), message("2", { at: 2 })]);
      await addToContext(cache, of("filled"), message("3", { at: 3 }));
      const context = await readContext(cache, of("filled"));
      assert.deepEqual(
        context?.messages.map(({ message_id }) => message_id),
        ["1", "2", "3"],
      );
      assert.equal(context?.whole, true);
    });
  });

  describe("as the keeper of session tokens", () => {
    const session = { session_id: "s1", school_id: "school-1", student_id_hash: "0".repeat(64) };

    it("knows the session of a token for 15 minutes, until it is revoked", async () => {
      const token = await issueToken(cache, session);
      assert.deepEqual(await sessionOf(cache, token), session);
      const left = await cache.run<number>("TTL", keyOf("tokens", token));
      assert.ok(left > 890 && left <= 900, String(left));
      await revokeToken(cache, token);
      assert.equal(await sessionOf(cache, token), undefined);
    });

    it("keeps no token, and none is like another", async () => {
      const tokens = await Promise.all(Array.from({ length: 20 }, () => issueToken(cache, session)));
      assert.equal(new Set(tokens).size, 20);
      for (const token of tokens) {
        assert.equal(await cache.run("EXISTS", `token:${token}`), 0);
        assert.doesNotMatch(keyOf("tokens", token), new RegExp(token.slice(0, 8)));
      }
    });
  });

  it("gives the safety patterns of a version compiled, and takes none that do not compile", async () => {
    assert.equal(await readPatterns(cache, "v1"), undefined);
    await storePatterns(cache, "v1", [{ id: "harm", source: "\\bhurt (my|your)self\\b" }]);
    const [pattern] = (await readPatterns(cache, "v1")) ?? [];
    assert.ok(pattern?.expression.test("I could Hurt myself"));
    await assert.rejects(storePatterns(cache, "v2", [{ id: "bad", source: "(" }]), SyntaxError);
  });
});
