import * as assert from "node:assert/strict";
import { USERS } from "../../../components/storage/hot/conversation-cache-engine";
import type { Cache } from "../../../runtime/stores/cache/cache";
import { addToContext, fillContext, readContext } from "../../../runtime/stores/cache/context";
import { readPatterns, storePatterns } from "../../../runtime/stores/cache/safety-patterns";
import { issueToken, revokeToken, sessionOf } from "../../../runtime/stores/cache/session-tokens";
import { type CacheBench, cacheBench, connectAs, DEPLOYED } from "./support/bench";
import { message } from "./support/messages";

/** A command of the server, and how many words it takes with its name, or at least where negative. */
type Command = readonly [name: string, words: number, ...unknown[]];

/** `EXEC` answers a refusal of itself with a code of its own. */
const REFUSALS: unknown[] = ["NOPERM", "EXECABORT"];

const ELSEWHERE = ["elsewhere", "contexts", "Context:x", "", "*"];

describe("a user of the cache with the rights of the stack's own", function () {
  this.timeout(60_000);
  let running: CacheBench;
  const caches = {} as Record<keyof typeof DEPLOYED, Cache>;
  before(async () => {
    running = await cacheBench();
    for (const role of ["recorder", "app"] as const) {
      const user = DEPLOYED[role];
      caches[role] = running.cache({ user }, await running.role([connectAs(user)]));
    }
  });
  after(() => Promise.all(Object.values(caches).map((cache) => cache.close())));

  const of = { school_id: "rights", session_id: "1" };
  const session = { ...of, student_id_hash: "a".repeat(64) };
  const denied = (call: Promise<unknown>, what: string) =>
    assert.rejects(call, { name: "CacheFailure", kind: "denied", code: "NOPERM" }, what);

  it("as the application fills and reads contexts, and adds to them", async () => {
    await fillContext(caches.app, of, [message("1")]);
    await addToContext(caches.app, of, message("2", { at: 1 }));
    assert.deepEqual(await readContext(caches.app, of), {
      messages: [message("1"), message("2", { at: 1 })],
      whole: true,
    });
  });

  it("as the application issues, reads and revokes tokens, and keeps patterns", async () => {
    const token = await issueToken(caches.app, session);
    assert.deepEqual(await sessionOf(caches.app, token), session);
    await revokeToken(caches.app, token);
    assert.equal(await sessionOf(caches.app, token), undefined);
    await storePatterns(caches.app, "v1", [{ id: "a", source: "b+" }]);
    assert.match("bbb", (await readPatterns(caches.app, "v1"))?.[0]?.expression ?? /^$/);
  });

  it("as the recorder adds to contexts, and neither makes nor reads tokens and patterns", async () => {
    await addToContext(caches.recorder, of, message("3", { at: 2 }));
    assert.equal((await readContext(caches.app, of))?.messages.length, 3);
    const token = await issueToken(caches.app, session);
    await denied(sessionOf(caches.recorder, token), "read");
    await denied(issueToken(caches.recorder, session), "made");
    await denied(revokeToken(caches.recorder, token), "revoked");
    await denied(caches.recorder.run("HGETALL", "token:x"), "read as a hash");
    await denied(storePatterns(caches.recorder, "v1", []), "patterns");
    assert.deepEqual(await sessionOf(caches.app, token), session);
  });

  for (const role of ["recorder", "app"] as const) {
    it(`as the ${role} runs the commands of its access string and no other of the server`, async () => {
      const allowed = [...USERS[role].matchAll(/\+([a-z]+)/g)].map(([, name]) => name);
      const anyone = running.cache();
      const all = await anyone.run<Command[]>("COMMAND").finally(() => anyone.close());
      const others = all.filter(([name]) => !allowed.includes(name));
      assert.equal(others.length, all.length - allowed.length, "a command is none of the server's");
      const passed: string[] = [];
      for (const [name, words] of others) {
        const rest = Array.from({ length: Math.abs(words) - 1 }, () => "context:rights");
        const outcome = await caches[role].run(name, ...rest).catch(({ code }: { code: string }) => code);
        if (!REFUSALS.includes(outcome)) passed.push(`${name}: ${String(outcome)}`);
      }
      assert.deepEqual(passed, []);
    });

    it(`as the ${role} reaches no key but its own, by a command or within a script`, async () => {
      for (const key of ELSEWHERE) {
        await denied(caches[role].run("HGETALL", key), key);
        await denied(caches[role].run("EVAL", "return 1", "1", key), `a script on ${key}`);
        const inside = caches[role].run("EVAL", "return redis.call('HGETALL', ARGV[1])", "0", key);
        await assert.rejects(inside, { name: "CacheFailure" }, `inside a script: ${key}`);
      }
    });

    it(`as the ${role} runs nothing in a script that it may not run itself`, async () => {
      for (const command of ["FLUSHALL", "KEYS", "CONFIG", "RENAME", "SCAN"]) {
        const text = `return redis.call('${command}', 'context:a', 'context:b')`;
        await assert.rejects(caches[role].run("EVAL", text, "0"), { name: "CacheFailure" }, command);
      }
      assert.notEqual(await readContext(caches.app, of), undefined);
    });
  }
});
