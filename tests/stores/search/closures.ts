import * as assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { compileJobs } from "../../../components/shared/bundle";
import { emulatorCredentials } from "../../../local/emulator";
import { type Closure, packageBytes, runClosure, serialize } from "../../runtime/support/closure";
import { message, sqsEvent } from "../../runtime/support/recorders";
import { REGION } from "../../support/store-bench";
import { chat } from "./support/messages";
import { cleanStore, documents, everything, ROLES, type SearchStore, SHAPE } from "./support/store";

/** Largest package of a function with a client of a store, KB. */
const MOST_KB = 800;
const EMBEDDER = { kind: "lexical" } as const;
const JOBS = ["search-indexer", "search-keeper", "find-similar"];

describe("the closures of the search store", () => {
  let store: SearchStore;
  let env: NodeJS.ProcessEnv;
  let folder: string;
  const bundles = compileJobs(JOBS);
  const common = () => ({ endpoint: store.endpoint, region: REGION, embedder: EMBEDDER });
  const closure = (job: string, factory: string, settings: object): Closure => ({
    job,
    factory,
    settings,
    bundle: bundles.get(job) ?? assert.fail(`no bundle of ${job}`),
  });
  const indexer = () =>
    closure("search-indexer", "searchIndexerFactory", {
      ...common(),
      claimCheckBucket: "checks",
      quarantineBucket: "cage",
      quarantineTable: "cage-index",
    });
  const finder = () =>
    closure("find-similar", "findSimilarFactory", { ...common(), auditStream: "closure-audit" });
  const keeper = () =>
    closure("search-keeper", "searchKeeperFactory", { ...common(), roles: ROLES, shape: SHAPE });

  before(async function () {
    this.timeout(300_000);
    store = await cleanStore();
    folder = mkdtempSync(join(tmpdir(), "search-closures-"));
    const authority = join(folder, "ca.pem");
    writeFileSync(authority, store.bench.ca);
    const role = await store.bench.role([
      ...everything(store.bench),
      { Effect: "Allow", Action: "kinesis:PutRecord", Resource: "*" },
    ]);
    env = {
      PATH: process.env["PATH"],
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL: store.bench.endpoint,
      AWS_ACCESS_KEY_ID: role.accessKeyId,
      AWS_SECRET_ACCESS_KEY: role.secretAccessKey,
      AWS_SESSION_TOKEN: role.sessionToken,
      NODE_EXTRA_CA_CERTS: authority,
    };
    const kinesis = new KinesisClient({
      endpoint: store.bench.endpoint,
      region: REGION,
      credentials: emulatorCredentials(),
      requestHandler: new NodeHttpHandler(),
    });
    await kinesis.send(new CreateStreamCommand({ StreamName: "closure-audit", ShardCount: 1 }));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("set the store up, fill it and search it, each in a process of its own with nothing but its bundle", async function () {
    this.timeout(120_000);
    await store.search({ method: "DELETE", path: "/_index_template/message-vectors" });
    const kept = (await runClosure(keeper(), {}, env)) as { templates: number };
    assert.equal(kept.templates, 2);
    const events = ["ana", "ben", "cem", "dua", "eli"].map(
      (student) => chat(student, "worried about exams").event,
    );
    const filled = await runClosure(indexer(), sqsEvent(...events.map((event) => message(event))), env);
    assert.deepEqual(filled, { batchItemFailures: [] });
    await store.refresh();
    assert.equal((await documents(store.search, "application-logs")).length, 5);
    const answer = await runClosure(
      finder(),
      { actor: "operator", request: { text: "exams", size: 5 } },
      env,
    );
    assert.equal((answer as { results: object[] }).results.length, 5);
  });

  it(`pack into at most ${MOST_KB} KB each, without a secret`, async () => {
    for (const each of [indexer(), finder(), keeper()]) {
      assert.equal((await serialize(each)).containsSecrets, false);
      const bytes = await packageBytes(each);
      assert.ok(bytes <= MOST_KB * 1_024, `${each.job}: ${bytes} bytes`);
    }
  }).timeout(60_000);
});
