import * as assert from "node:assert/strict";
import { lexicalEmbedder } from "../../../runtime/embedding/lexical";
import { createSearchIndexerHandler } from "../../../runtime/search-indexer/handler";
import { createLog } from "../../../runtime/shared/log";
import { putDocuments } from "../../../runtime/stores/search/bulk";
import { patiently } from "../../../runtime/stores/search/client";
import { readiness } from "../../../runtime/stores/search/readiness";
import { message, sqsEvent } from "../../runtime/support/recorders";
import { sharedPart } from "../../support/shared-parts";
import { chat } from "./support/messages";
import { documents, type SearchStore, startSearchStore } from "./support/store";

const started = sharedPart(startSearchStore, ({ bench }) => bench.stop());

/** How long the store is away. */
const AWAY_MS = 30_000;
const BATCHES = 60;
const BATCH = 10;

describe("the search indexer while its store is away", () => {
  let store: SearchStore;
  before(async function () {
    this.timeout(300_000);
    store = await started();
  });

  it("loses nothing and puts nothing twice over 30 seconds", async function () {
    this.timeout(180_000);
    const logged: string[] = [];
    const handler = createSearchIndexerHandler(
      {
        ready: readiness(store.search),
        embedder: lexicalEmbedder(),
        put: (given) => putDocuments(store.search, given),
        quarantine: async () => assert.fail("nothing is to be quarantined"),
        readObject: async () => assert.fail("nothing is to be read"),
        now: Date.now,
        log: createLog({}, (line) => void logged.push(line)),
      },
      { claimCheckBucket: "none" },
    );
    const events = Array.from({ length: BATCHES * BATCH }, (_, at) => chat(`s${at}`, `secret ${at}`).event);
    // Two workers take batches off a queue, to which what failed goes back.
    const queue = Array.from({ length: BATCHES }, (_, at) => events.slice(at * BATCH, (at + 1) * BATCH));
    let done = 0;
    let failures = 0;
    const worker = async () => {
      for (let batch = queue.shift(); batch; batch = queue.shift()) {
        const { batchItemFailures } = await handler(sqsEvent(...batch.map((event) => message(event))));
        const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        failures += failed.size;
        const again = batch.filter((_, at) => failed.has(`m${at}`));
        if (again.length > 0) queue.push(again);
        done += batch.length - again.length;
        if (done >= 100) outage ??= away();
      }
    };
    let outage: Promise<void> | undefined;
    const away = async () => {
      await store.bench.stores.stop("search");
      const until = Date.now() + AWAY_MS;
      while (Date.now() < until) await new Promise((resolve) => setTimeout(resolve, until - Date.now()));
      await store.bench.stores.start("search");
    };
    await Promise.all([worker(), worker()]);
    await outage;
    assert.ok(outage, "the store was away");
    assert.ok(failures > 0, "some messages failed and came again");
    await patiently(store.refresh);
    for (const alias of ["application-logs", "message-vectors"]) {
      const ids = (await documents(store.search, alias)).map(({ _id }) => _id);
      assert.deepEqual(ids.toSorted(), events.map(({ event_id }) => event_id).toSorted(), alias);
    }
    assert.doesNotMatch(logged.join(), /secret/);
  });

  it("loses nothing when the store is killed", async function () {
    this.timeout(120_000);
    const before = (await documents(store.search, "application-logs")).length;
    await store.bench.stores.kill("search");
    await store.bench.stores.start("search");
    await patiently(store.refresh);
    assert.equal((await documents(store.search, "application-logs")).length, before);
  });
});
