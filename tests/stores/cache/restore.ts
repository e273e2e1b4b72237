import * as assert from "node:assert/strict";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { createClient } from "@redis/client";
import type { Cache } from "../../../runtime/stores/cache/cache";
import { readContext } from "../../../runtime/stores/cache/context";
import { keyOf } from "../../../runtime/stores/cache/keys";
import { readPatterns, storePatterns } from "../../../runtime/stores/cache/safety-patterns";
import { issueToken, sessionOf } from "../../../runtime/stores/cache/session-tokens";
import { type CacheBench, cacheBench, startCacheBench } from "./support/bench";
import { chat, recorderOf } from "./support/recorder";

/** What ElastiCache does for a snapshot: Redis writes an RDB file. */
async function snapshot({ dir }: CacheBench): Promise<string> {
  const client = createClient({ socket: { path: join(dir, "cache", "socket", "redis.sock"), tls: false } });
  await client.connect();
  await client.sendCommand(["SAVE"]);
  client.destroy();
  return join(dir, "cache", "dump.rdb");
}

describe("a snapshot of Redis", function () {
  this.timeout(120_000);

  it("restored into an empty server answers as before, ends when it would have, and takes no message twice", async () => {
    const running = await cacheBench();
    const { record, cache } = recorderOf(running);
    const sessions = Array.from({ length: 12 }, (_, at) => `session-${at}`);
    const given = sessions.flatMap((session_id, at) =>
      Array.from({ length: 5 + at * 5 }, (_, one) =>
        chat({ session_id, message: `text ${one} é` }, { timestamp: timeOf(one) }),
      ),
    );
    for (let at = 0; at < given.length; at += 10)
      assert.deepEqual(await record(...given.slice(at, at + 10)), []);
    const session = { session_id: "session-1", school_id: "school-7", student_id_hash: "a".repeat(64) };
    const token = await issueToken(cache, session);
    await storePatterns(cache, "v7", [{ id: "harm", source: "hurt", flags: "i" }]);
    const answers = async (of: Cache) => ({
      contexts: await Promise.all(
        sessions.map((session_id) => readContext(of, { school_id: "school-7", session_id })),
      ),
      session: await sessionOf(of, token),
      patterns: await readPatterns(of, "v7"),
    });
    const before = await answers(cache);
    assert.ok(before.contexts.every((context) => context && context.messages.length >= 5));
    await cache.run("EXPIRE", keyOf("tokens", token), "500");

    const file = await snapshot(running);
    await running.stores.kill("cache");
    const empty = await startCacheBench((dir) => {
      mkdirSync(dir, { recursive: true });
      copyFileSync(file, join(dir, "dump.rdb"));
    });
    try {
      const restored = recorderOf(empty);
      assert.deepEqual(await answers(restored.cache), before);
      const left = await restored.cache.run<number>("TTL", keyOf("tokens", token));
      assert.ok(left > 400 && left <= 500, String(left));
      for (let at = 0; at < given.length; at += 10) await restored.record(...given.slice(at, at + 10));
      assert.deepEqual((await answers(restored.cache)).contexts, before.contexts);

      await empty.stores.kill("cache");
      await empty.stores.start("cache");
      assert.deepEqual(await answers(restored.cache), before, "what was restored outlives a kill");
      await restored.cache.close();
    } finally {
      await empty.stop();
      await cache.close();
    }
  });
});

const timeOf = (seconds: number): string =>
  new Date(Date.parse("2026-03-02T10:00:00.000Z") + seconds * 1000).toISOString();
