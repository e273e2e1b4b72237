import * as assert from "node:assert/strict";
import { request } from "node:http";
import { request as secureRequest } from "node:https";
import { searchStore } from "../../../runtime/stores/search/client";
import { REGION } from "../../support/store-bench";
import { finder } from "./support/finder";
import { chat, indexer } from "./support/messages";
import { cleanStore, domainArn, type SearchStore } from "./support/store";

describe("access to the search store", () => {
  let store: SearchStore;
  before(async function () {
    this.timeout(300_000);
    store = await cleanStore();
  });

  const allowed = (actions: string[], path: string) =>
    store.bench.role([{ Effect: "Allow", Action: actions, Resource: `${domainArn(store.bench)}/${path}` }]);

  it("is refused without TLS", async () => {
    const [host, port] = store.endpoint.split(":");
    const failed = await new Promise<Error>((resolve, reject) => {
      request({ host, port }, () => reject(new Error("it answered")))
        .once("error", resolve)
        .end();
    });
    assert.ok(failed);
  });

  it("is refused without a signature", async () => {
    const [host, port] = store.endpoint.split(":");
    const status = await new Promise<number | undefined>((resolve, reject) => {
      secureRequest({ host, port, ca: store.bench.ca }, ({ statusCode }) => resolve(statusCode))
        .once("error", reject)
        .end();
    });
    assert.equal(status, 403);
  });

  it("is not asked for where its certificate is not trusted", async () => {
    const credentials = await allowed(["es:ESHttp*"], "*");
    const search = searchStore({ endpoint: store.endpoint, region: REGION }, async () => credentials);
    await assert.rejects(search({ method: "GET", path: "/" }), { code: "untrusted_certificate" });
  });

  it("is refused to a role without es:ESHttp*, and with a wrong secret", async () => {
    const none = store.as(await store.bench.role([]));
    await assert.rejects(none({ method: "GET", path: "/" }), { status: 403 });
    const good = await allowed(["es:ESHttp*"], "*");
    const wrong = store.as({ ...good, secretAccessKey: "wrong" });
    await assert.rejects(wrong({ method: "GET", path: "/" }), { status: 403 });
  });

  it("of the indexer reaches no further than putting documents", async () => {
    const arn = domainArn(store.bench);
    const own = store.as(
      await store.bench.role([
        { Effect: "Allow", Action: "es:ESHttpPost", Resource: `${arn}/_bulk` },
        { Effect: "Allow", Action: "es:ESHttpGet", Resource: `${arn}/_index_template/*` },
      ]),
    );
    assert.deepEqual([...(await indexer(own)(chat("ana", "hello")))], []);
    await assert.rejects(own({ method: "POST", path: "/message-vectors/_search", body: {} }), {
      status: 403,
    });
    await assert.rejects(own({ method: "DELETE", path: "/message-vectors-*" }), { status: 403 });
  });

  it("of the search for similar messages reaches no further than searching vectors", async () => {
    const own = store.as(await allowed(["es:ESHttpPost"], "message-vectors/_search"));
    assert.equal((await finder(own).post({ text: "hello" })).status, 200);
    await assert.rejects(own({ method: "POST", path: "/application-logs/_search", body: {} }), {
      status: 403,
    });
    await assert.rejects(own({ method: "POST", path: "/_bulk", body: ["{}"] }), { status: 403 });
  });
});
