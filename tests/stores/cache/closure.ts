import * as assert from "node:assert/strict";
import { CreateTableCommand, DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { compileJobs } from "../../../components/shared/bundle";
import { emulatorCredentials } from "../../../local/emulator";
import { readContext } from "../../../runtime/stores/cache/context";
import { type Closure, packageBytes, runClosure, serialize } from "../../runtime/support/closure";
import { message, sqsEvent } from "../../runtime/support/recorders";
import { REGION, type RoleCredentials } from "../../support/store-bench";
import { type CacheBench, CONNECT, cacheBench } from "./support/bench";
import { chat } from "./support/recorder";

/** Largest package of a function with a store's client, KB. */
const MAX_ZIP = 800;

describe("the closure of the context recorder", function () {
  this.timeout(120_000);
  let running: CacheBench;
  let bundles: Map<string, string>;
  let clients: { s3: S3Client; dynamo: DynamoDBClient };
  before(async () => {
    bundles = compileJobs(["context-recorder"]);
    running = await cacheBench();
    const client = { endpoint: running.endpoint, region: REGION, credentials: emulatorCredentials() };
    clients = { s3: new S3Client({ ...client, forcePathStyle: true }), dynamo: new DynamoDBClient(client) };
    await clients.s3.send(new CreateBucketCommand({ Bucket: "quarantine" }));
    await clients.dynamo.send(
      new CreateTableCommand({
        TableName: "quarantine",
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "quarantine_id", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "quarantine_id", KeyType: "HASH" }],
      }),
    );
  });
  after(() => {
    for (const client of Object.values(clients)) client.destroy();
  });

  const closure = (): Closure => ({
    job: "context-recorder",
    factory: "contextRecorderFactory",
    settings: {
      cache: running.settings,
      quarantineBucket: "quarantine",
      quarantineTable: "quarantine",
      claimCheckBucket: "claim-checks",
    },
    bundle: String(bundles.get("context-recorder")),
  });
  const call = (role: RoleCredentials, invocation: object) =>
    runClosure(closure(), invocation, {
      PATH: process.env["PATH"],
      AWS_ENDPOINT_URL: running.endpoint,
      AWS_REGION: REGION,
      AWS_ACCESS_KEY_ID: role.accessKeyId,
      AWS_SECRET_ACCESS_KEY: role.secretAccessKey,
      AWS_SESSION_TOKEN: role.sessionToken,
      NODE_EXTRA_CA_CERTS: running.stores.authority,
    });
  const WRITE = { Effect: "Allow", Action: ["s3:PutObject", "dynamodb:PutItem"], Resource: "*" } as const;

  it(`packs into at most ${MAX_ZIP} KB without a secret`, async () => {
    assert.equal((await serialize(closure())).containsSecrets, false);
    const bytes = await packageBytes(closure());
    assert.ok(bytes <= MAX_ZIP * 1_024, `${bytes} bytes`);
  });

  it("records as serialized, by its role's token and over verified TLS, and quarantines what is refused", async () => {
    const role = await running.role([CONNECT, WRITE]);
    const timestamp = new Date().toISOString();
    const [good, bad] = [
      chat({ session_id: "closure" }, { timestamp }),
      chat({ message: "x".repeat(70_000) }, { timestamp }),
    ];
    assert.deepEqual(await call(role, sqsEvent(message(good), message(bad))), { batchItemFailures: [] });
    const cache = running.cache();
    const context = await readContext(cache, { school_id: "school-7", session_id: "closure" });
    await cache.close();
    assert.deepEqual(
      context?.messages.map(({ message_id }) => message_id),
      [good.data.message_id],
    );
    const { Items = [] } = await clients.dynamo.send(new ScanCommand({ TableName: "quarantine" }));
    assert.deepEqual(
      Items.map(({ reason, quarantine_id }) => [reason?.S, quarantine_id?.S]),
      [["too_large_for_store", `chat.message.sent/store/cache-${bad.event_id}`]],
    );
  });

  it("fails its messages with a role that may not connect", async () => {
    const role = await running.role([WRITE]);
    const answer = await call(role, sqsEvent(message(chat({}, { timestamp: new Date().toISOString() }))));
    assert.deepEqual(answer, { batchItemFailures: [{ itemIdentifier: "m0" }] });
  });
});
