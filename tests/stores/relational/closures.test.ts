import * as assert from "node:assert/strict";
import { CreateTableCommand, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { CreateBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { compileJobs } from "../../../components/shared/bundle";
import { emulatorCredentials } from "../../../local/emulator";
import { DATABASE_NAMES, DATABASES } from "../../../migrations";
import { packageBytes, runClosure, serialize } from "../../runtime/support/closure";
import { message, sqsEvent } from "../../runtime/support/recorders";
import { sharedPart } from "../../support/shared-parts";
import { REGION } from "../../support/store-bench";
import { over } from "./support/database";
import { session } from "./support/recorder";
import { type Server, startServer } from "./support/server";

/** Largest package of a function with a store's client, KB. */
const MAX_ZIP = 800;

const empty = sharedPart(startServer, (server) => server.bench.stop());

describe("the closures of the relational store", function () {
  this.timeout(60_000);
  let server: Server;
  let bundles: Map<string, string>;
  let rebuilt: Map<string, string>;
  let clients: { s3: S3Client; dynamo: DynamoDBClient };
  before(async function () {
    this.timeout(120_000);
    [bundles, rebuilt] = [compileJobs(), compileJobs()];
    server = await empty();
    const client = { endpoint: server.bench.endpoint, region: REGION, credentials: emulatorCredentials() };
    clients = { s3: new S3Client({ ...client, forcePathStyle: true }), dynamo: new DynamoDBClient(client) };
    await clients.s3.send(new CreateBucketCommand({ Bucket: "quarantine" }));
    const key = "quarantine_id";
    await clients.dynamo.send(
      new CreateTableCommand({
        TableName: "quarantine",
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: key, AttributeType: "S" }],
        KeySchema: [{ AttributeName: key, KeyType: "HASH" }],
      }),
    );
  });
  after(() => {
    for (const client of Object.values(clients)) client.destroy();
  });

  const jobs = () => ({
    migrator: {
      factory: "migratorFactory",
      settings: { ...server.writer, secretArn: server.secretArn },
    },
    "session-recorder": {
      factory: "sessionRecorderFactory",
      settings: {
        database: { ...server.proxy, database: "observer_db", user: "session_recorder" },
        quarantineBucket: "quarantine",
        quarantineTable: "quarantine",
        claimCheckBucket: "claim-checks",
      },
    },
    "row-purger": {
      factory: "rowPurgerFactory",
      settings: { server: { ...server.proxy, user: "row_purger" } },
    },
  });
  type Job = keyof ReturnType<typeof jobs>;
  const closureOf = (job: Job) => ({ job, ...jobs()[job], bundle: String(bundles.get(job)) });
  const call = async (job: Job, invocation: object) => {
    const { accessKeyId, secretAccessKey } = emulatorCredentials();
    return runClosure(closureOf(job), invocation, {
      PATH: process.env["PATH"],
      AWS_ENDPOINT_URL: server.bench.endpoint,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      NODE_EXTRA_CA_CERTS: server.bench.stores.authority,
    });
  };

  for (const job of ["migrator", "session-recorder", "row-purger"] as const) {
    it(`${job} packs into at most ${MAX_ZIP} KB, the same bytes each time, without a secret`, async () => {
      assert.equal((await serialize(closureOf(job))).containsSecrets, false);
      assert.equal(rebuilt.get(job), bundles.get(job));
      assert.doesNotMatch(String(bundles.get(job)), /["'`](?:\/(?:work|home|root|tmp)\/[^"'`]|file:\/\/)/);
      const bytes = await packageBytes(closureOf(job));
      assert.ok(bytes <= MAX_ZIP * 1_024, `${bytes} bytes`);
    });
  }

  it("migrate an empty server as serialized, with the owner's secret", async () => {
    const answer = (await call("migrator", { action: "up" })) as { state: string; ran: unknown[] };
    const count = DATABASE_NAMES.reduce((sum, name) => sum + DATABASES[name].migrations.length, 0);
    assert.deepEqual([answer.state, answer.ran.length], ["done", count]);
  });

  it("record as serialized, by token and over verified TLS, and quarantine what is refused", async () => {
    const timestamp = new Date().toISOString();
    const [good, bad] = [session({}, { timestamp }), session({ session_id: "\u0000" }, { timestamp })];
    const answer = await call("session-recorder", sqsEvent(message(good), message(bad)));
    assert.deepEqual(answer, { batchItemFailures: [] });
    const { rows } = await over(server.superuser("observer_db"), (client) =>
      client.query("SELECT event_id FROM session_summaries"),
    );
    assert.deepEqual(rows, [{ event_id: good.event_id }]);
    const { Items = [] } = await clients.dynamo.send(new ScanCommand({ TableName: "quarantine" }));
    assert.deepEqual(
      Items.map(({ reason, quarantine_id }) => [reason?.S, quarantine_id?.S]),
      [["invalid_text", `observer.session.completed/store/relational-${bad.event_id}`]],
    );
    const { Contents = [] } = await clients.s3.send(new ListObjectsV2Command({ Bucket: "quarantine" }));
    assert.deepEqual(
      Contents.map(({ Key }) => Key),
      [Items[0]?.["object_key"]?.S],
    );
  });

  it("purge as serialized, table by table", async () => {
    await over(server.superuser("observer_db"), (client) =>
      client.query("UPDATE session_summaries SET recorded_at = now() - interval '2556 days'"),
    );
    const tables = DATABASE_NAMES.flatMap((name) =>
      DATABASES[name].rows.map(({ table }) => `${name}.${table}`),
    );
    const none = Object.fromEntries(tables.map((table) => [table, 0]));
    const deleted = { ...none, "observer_db.session_summaries": 1 };
    assert.deepEqual(await call("row-purger", {}), { deleted });
  });
});
