import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { CreateTableCommand, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { CreateBucketCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { compileJobs } from "../../../components/shared/bundle";
import { emulatorCredentials } from "../../../local/emulator";
import { createCursors } from "../../../runtime/stores/documents/cursor";
import { createQueries } from "../../../runtime/stores/documents/queries";
import { packageBytes, runClosure, serialize } from "../../runtime/support/closure";
import { REGION } from "../../support/store-bench";
import { type DocumentsBench, documentsBench } from "./support/bench";
import { sealedEvent } from "./support/events";

/** Largest package of a function with a store's client, KB. */
const MAX_ZIP = 800;

const KEY = "event_type=chat.message.sent/year=2026/month=11/day=01/hour=00/landed.gz";

describe("the closures of the document store", function () {
  this.timeout(90_000);
  let bench: DocumentsBench;
  let bundles: Map<string, string>;
  let rebuilt: Map<string, string>;
  const events = [sealedEvent(), sealedEvent(), sealedEvent()].map((event) => ({
    ...event,
    index: { ...event.index, session_id: "closures" },
  }));
  before(async function () {
    this.timeout(200_000);
    [bundles, rebuilt] = [compileJobs(), compileJobs()];
    bench = await documentsBench();
    const client = { endpoint: bench.stores.endpoint, region: REGION, credentials: emulatorCredentials() };
    const s3 = new S3Client({ ...client, forcePathStyle: true });
    for (const Bucket of ["landing", "quarantine"]) await s3.send(new CreateBucketCommand({ Bucket }));
    const lines = [...events.map((event) => JSON.stringify(event)), '{"event_type":"chat.message.sent"}'];
    await s3.send(
      new PutObjectCommand({ Bucket: "landing", Key: KEY, Body: gzipSync(`${lines.join("\n")}\n`) }),
    );
    await new DynamoDBClient(client).send(
      new CreateTableCommand({
        TableName: "quarantine",
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "quarantine_id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "quarantine_id", KeyType: "HASH" }],
      }),
    );
  });

  const jobs = () => {
    const { address: endpoint, port, userSecretArn: secretArn, masterSecretArn } = bench;
    return {
      "documents-setup": {
        factory: "documentsSetupFactory",
        settings: { endpoint, port, masterSecretArn, userSecretArn: secretArn },
      },
      "conversation-recorder": {
        factory: "conversationRecorderFactory",
        settings: {
          endpoint,
          port,
          secretArn,
          landingBucket: "landing",
          quarantineBucket: "quarantine",
          quarantineTable: "quarantine",
        },
      },
      "conversation-roller": {
        factory: "conversationRollerFactory",
        settings: { endpoint, port, secretArn },
      },
    };
  };
  type Job = keyof ReturnType<typeof jobs>;
  const closure = (job: Job) => ({ job, ...jobs()[job], bundle: String(bundles.get(job)) });
  const call = (job: Job, invocation: object) => {
    const { accessKeyId, secretAccessKey } = emulatorCredentials();
    return runClosure(closure(job), invocation, {
      PATH: process.env["PATH"],
      AWS_ENDPOINT_URL: bench.stores.endpoint,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      NODE_EXTRA_CA_CERTS: bench.stores.stores.authority,
    });
  };

  for (const job of ["documents-setup", "conversation-recorder", "conversation-roller"] as const)
    it(`${job} packs into at most ${MAX_ZIP} KB, the same bytes each time, without a secret`, async () => {
      assert.equal((await serialize(closure(job))).containsSecrets, false);
      assert.equal(rebuilt.get(job), bundles.get(job));
      const bytes = await packageBytes(closure(job));
      assert.ok(bytes <= MAX_ZIP * 1_024, `${bytes} bytes`);
    });

  it("set up, record and roll up as serialized, by name and password over verified TLS", async () => {
    assert.deepEqual(await call("documents-setup", {}), { renewed: false });
    const s3 = { bucket: { name: "landing" }, object: { key: encodeURIComponent(KEY) } };
    const notice = { Records: [{ eventName: "ObjectCreated:Put", s3 }] };
    const answer = await call("conversation-recorder", {
      Records: [{ messageId: "m", body: JSON.stringify(notice) }],
    });
    assert.deepEqual(answer, { batchItemFailures: [] });
    const changes = events.map(({ index }) => ({
      event: { operationType: "insert", fullDocument: { session_id: index.session_id } },
    }));
    const rolled = await call("conversation-roller", {
      eventSource: "aws:docdb",
      eventSourceArn: "arn",
      events: changes,
    });
    assert.deepEqual(rolled, { rollups: 2 });
    await bench.documents.use(async (db) => {
      const queries = createQueries(db, createCursors("p"));
      const { items } = await queries.bySession("messages", "closures");
      assert.deepEqual(
        items.map(({ _id }) => _id),
        events.map(({ event_id }) => event_id),
      );
      const [conversation] = await queries.rollupsIn("conversations", "closures");
      assert.equal(conversation?.event_count, 3);
    });
    const client = { endpoint: bench.stores.endpoint, region: REGION, credentials: emulatorCredentials() };
    const { Items = [] } = await new DynamoDBClient(client).send(
      new ScanCommand({ TableName: "quarantine" }),
    );
    assert.deepEqual(
      Items.map(({ reason, pointer }) => [reason?.S, pointer?.S]),
      [["value_out_of_range", "/timestamp"]],
    );
  });
});
