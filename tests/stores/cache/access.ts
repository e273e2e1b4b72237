import * as assert from "node:assert/strict";
import { connect } from "node:net";
import { createClient } from "@redis/client";
import type { Cache } from "../../../runtime/stores/cache/cache";
import { connectWith, iamConnect } from "../../../runtime/stores/cache/connection";
import { addToContext, readContext } from "../../../runtime/stores/cache/context";
import { cacheToken } from "../../../runtime/stores/cache/token";
import { REGION } from "../../support/store-bench";
import { type CacheBench, CONNECT, cacheBench, GROUP, USER } from "./support/bench";
import { message } from "./support/messages";

const failed = (kind: string, code: RegExp) => (error: Error & { kind?: string; code?: string }) => {
  assert.equal(error.name, "CacheFailure");
  assert.equal(error.kind, kind, error.message);
  assert.match(String(error.code), code);
  return true;
};

describe("a caller of the cache", function () {
  this.timeout(60_000);
  let running: CacheBench;
  let cache: Cache;
  before(async () => {
    running = await cacheBench();
    cache = running.cache();
  });
  after(() => cache.close());

  it("is let in with a token of a role that may connect", async () => {
    assert.equal(await cache.run("PING"), "PONG");
  });

  it("is refused without TLS", async () => {
    const answer = await new Promise<string>((resolve) => {
      let text = "";
      const socket = connect(running.settings.port, "127.0.0.1", () => socket.write("PING\r\n"));
      socket.on("data", (chunk) => {
        text += chunk.toString("latin1");
      });
      socket.on("error", () => undefined);
      socket.once("close", () => resolve(text));
    });
    assert.doesNotMatch(answer, /PONG/);
  });

  it("is refused without credentials", async () => {
    const { address: host, port } = running.settings;
    const client = createClient({
      socket: { host, port, tls: true, ca: running.ca, reconnectStrategy: false },
      disableClientInfo: true,
    });
    client.on("error", () => undefined);
    await assert.rejects(async () => {
      await client.connect();
      await client.ping();
    }, /NOAUTH/);
    if (client.isOpen) client.destroy();
  });

  it("refuses a server that the authority did not vouch for", async () => {
    const { credentials, settings } = running;
    await assert.rejects(iamConnect(settings, { region: REGION, credentials })(), {
      code: "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    });
  });

  it("is refused with a role that lacks elasticache:Connect, on group or user", async () => {
    for (const statements of [
      [],
      [{ ...CONNECT, Resource: CONNECT.Resource[0] }],
      [{ ...CONNECT, Resource: CONNECT.Resource[1] }],
    ]) {
      const other = running.cache({}, await running.role(statements));
      await assert.rejects(other.run("PING"), failed("denied", /^WRONGPASS$/));
    }
  });

  it("is refused as a user of no group, and with a token for another group or user", async () => {
    const all = await running.role([{ ...CONNECT, Resource: "*" }]);
    await assert.rejects(
      running.cache({ user: "outsider" }, all).run("PING"),
      failed("denied", /^WRONGPASS$/),
    );
    await assert.rejects(running.cache({ group: "other" }, all).run("PING"), failed("denied", /^WRONGPASS$/));
    const token = await cacheToken({ group: GROUP, user: "else", region: REGION, credentials: all });
    await assert.rejects(
      connectWith(running.settings, { username: USER, password: token, ca: running.ca }),
      /WRONGPASS/,
    );
  });

  it("may do what its access string allows, and nothing of the service's own", async () => {
    await assert.rejects(cache.run("GET", "elsewhere"), failed("denied", /^NOPERM$/));
    for (const command of [["CONFIG", "GET", "*"], ["ACL", "LIST"], ["FLUSHALL"]] as [string, ...string[]][])
      await assert.rejects(cache.run(...command), failed("denied", /^NOPERM$/));
  });

  it("reads but does not write through the reader endpoint", async () => {
    const reader = running.cache(running.reader);
    await addToContext(cache, { school_id: "s", session_id: "read" }, message("1"));
    assert.equal((await readContext(reader, { school_id: "s", session_id: "read" }))?.messages.length, 1);
    await assert.rejects(reader.run("SET", "context:x", "1"), failed("denied", /^NOPERM$/));
    await reader.close();
  });
});
