import * as assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { readContext } from "../../../runtime/stores/cache/context";
import { createReadThrough } from "../../../runtime/stores/cache/read-through";
import { PATIENCE } from "../../../runtime/stores/shared/patience";
import { type CacheBench, cacheBench } from "./support/bench";
import { message } from "./support/messages";
import { type Chat, chat, recorderOf } from "./support/recorder";

describe("an outage of Redis", function () {
  this.timeout(60_000);
  let running: CacheBench;
  before(async () => {
    running = await cacheBench();
  });

  /** Sessions with as many messages as a context holds. */
  const conversations = (name: string, sessions: number, each: number): Chat[] =>
    Array.from({ length: sessions * each }, (_, at) =>
      chat({ session_id: `${name}-${at % sessions}`, message: `text ${at}` }),
    );
  const kept = async (given: readonly Chat[]) => {
    const cache = running.cache();
    const found: string[] = [];
    for (const session_id of new Set(given.map(({ data }) => data.session_id))) {
      const context = await readContext(cache, { school_id: "school-7", session_id });
      found.push(...(context?.messages ?? []).map(({ message_id }) => message_id));
    }
    await cache.close();
    return found.sort();
  };
  const ids = (given: readonly Chat[]) => given.map(({ data }) => data.message_id).sort();

  it("that is shorter than the patience of an invocation fails no message", async () => {
    const { record, cache } = recorderOf(running);
    const given = conversations("short", 1, 10);
    await running.stores.kill("cache");
    const recording = record(...given);
    await pause(1_500);
    await running.stores.start("cache");
    assert.deepEqual(await recording, []);
    assert.deepEqual(await kept(given), ids(given));
    await cache.close();
  });

  it("that outlasts it fails the messages of the batch together, and says so without their content", async () => {
    const { record, cache, logged } = recorderOf(running, { ...PATIENCE, totalMs: 2_000 });
    await running.stores.stop("cache");
    const given = conversations("long", 1, 10);
    const start = Date.now();
    assert.deepEqual(await record(...given), given);
    assert.ok(Date.now() - start < 6_000, `${Date.now() - start} ms`);
    assert.match(logged.join("\n"), /"message_failed".*"CacheFailure"/);
    assert.doesNotMatch(logged.join("\n"), /text \d|long-0/);
    await running.stores.start("cache");
    assert.deepEqual(await record(...given), []);
    await cache.close();
  });

  it("does not keep readers from the source of truth, and is counted", async () => {
    const of = { school_id: "school-7", session_id: "read" };
    const source = async () => [message("1", { at: 1 }), message("2", { at: 2 })];
    const counted: Record<string, number>[] = [];
    const log = {
      metrics: (_: Record<string, string>, counts: Record<string, number>) => void counted.push(counts),
      warn: () => undefined,
    };
    const cache = running.cache();
    let now = Date.now();
    const reads = createReadThrough({ cache, log, now: () => now });
    const [truth, none] = [await source(), () => Promise.reject(new Error("asked the source"))];

    assert.deepEqual(await reads.context(of, source), truth);
    assert.deepEqual(await reads.context(of, none), truth);
    await running.stores.stop("cache");
    assert.deepEqual(await reads.context(of, source), truth);
    assert.deepEqual(await reads.context(of, source), truth);
    await running.stores.start("cache");
    now += 10_000;
    assert.deepEqual(await reads.context(of, none), truth);
    assert.deepEqual(counted, [
      { cacheMisses: 1 },
      { cacheHits: 1 },
      { cacheFallbacks: 1 },
      { cacheFallbacks: 1 },
      { cacheHits: 1 },
    ]);

    await running.stores.stop("cache");
    const patterns = await reads.patterns("v1", async () => [{ id: "a", source: "x" }]);
    assert.ok(patterns[0]?.expression.test("X"));
    await running.stores.start("cache");
    await cache.close();
  });
});
