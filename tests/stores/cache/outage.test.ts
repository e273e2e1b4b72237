import * as assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { readContext } from "../../../runtime/stores/cache/context";
import { createReadThrough } from "../../../runtime/stores/cache/read-through";
import { PATIENCE } from "../../../runtime/stores/shared/patience";
import { sharedPart } from "../../support/shared-parts";
import { type CacheBench, startCacheBench } from "./support/bench";
import { message } from "./support/messages";
import { type Chat, chat, recorderOf } from "./support/recorder";

const bench = sharedPart(startCacheBench, (running) => running.stop());

/** How long the cache is away. */
const AWAY_MS = 30_000;

/** Gives the messages of a queue to the recorder, ten at a time, and those that failed again, until none is left. */
async function drain(
  record: (...events: Chat[]) => Promise<Chat[]>,
  queue: Chat[],
  until: number,
): Promise<number> {
  let failures = 0;
  while (queue.length > 0) {
    assert.ok(Date.now() < until, `${queue.length} messages are left`);
    const failed = await record(...queue.splice(0, 10));
    failures += failed.length;
    queue.push(...failed);
    await pause(failed.length > 0 ? 500 : 20);
  }
  return failures;
}

describe("an outage of Redis", function () {
  this.timeout(150_000);
  let running: CacheBench;
  before(async () => {
    running = await bench();
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

  it("of 30 s in the middle of a run loses nothing and leaves nothing twice", async () => {
    const { record, cache } = recorderOf(running);
    const given = conversations("run", 20, 30);
    const queue = [...given];
    const draining = drain(record, queue, Date.now() + 120_000);
    while (queue.length > 450) await pause(10);
    await running.stores.stop("cache");
    assert.ok(queue.length > 0, "it was stopped in the middle of the run");
    await pause(AWAY_MS);
    await running.stores.start("cache");
    assert.ok((await draining) > 0, "messages went back while it was away longer than one invocation waits");
    assert.deepEqual(await kept(given), ids(given));
    await cache.close();
  });

  it("by a kill loses nothing that was answered", async () => {
    const { record, cache } = recorderOf(running);
    const given = conversations("kill", 2, 40);
    for (let at = 0; at < given.length; at += 10)
      assert.deepEqual(await record(...given.slice(at, at + 10)), []);
    await running.stores.kill("cache");
    await running.stores.start("cache");
    assert.deepEqual(await kept(given), ids(given));
    await cache.close();
  });

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
