import * as assert from "node:assert/strict";
import { FirehoseClient, ListDeliveryStreamsCommand, PutRecordBatchCommand } from "@aws-sdk/client-firehose";
import { AssumeRoleCommand } from "@aws-sdk/client-sts";
import { type Delivery, emulator, REGION, startDelivery } from "./support/bench";
import { createWorld, eventually, type World } from "./support/world";

const ACCOUNT_TRUST = {
  Version: "2012-10-17",
  Statement: [
    { Effect: "Allow", Principal: { AWS: "arn:aws:iam::000000000000:root" }, Action: "sts:AssumeRole" },
  ],
};

describe("who may use the local Firehose", function () {
  this.timeout(60_000);
  let delivery: Delivery;
  let world: World;
  let endpoint: string;

  before(async () => {
    endpoint = (await emulator()).endpoint;
    delivery = await startDelivery(endpoint);
    world = createWorld(endpoint, delivery);
  });
  after(() => delivery.stop());

  async function callerWith(actions: string[]) {
    const roleArn = await world.role(actions, ACCOUNT_TRUST);
    const taken = await world.sts.send(
      new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "caller" }),
    );
    const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = taken.Credentials ?? {};
    const credentials = {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
    };
    return {
      roleArn,
      credentials,
      client: new FirehoseClient({ region: REGION, endpoint: delivery.url, credentials, maxAttempts: 1 }),
    };
  }

  const batch = (name: string) =>
    new PutRecordBatchCommand({ DeliveryStreamName: name, Records: [{ Data: Buffer.from("a") }] });

  it("is decided by the caller's policies: the refusal names principal, action and resource", async () => {
    const { name } = await world.stream();
    const { client, roleArn } = await callerWith(["firehose:PutRecord"]);
    const role = roleArn.split("/").pop();
    await assert.rejects(client.send(batch(name)), (error: Error) => {
      assert.equal(error.name, "AccessDeniedException");
      assert.match(
        error.message,
        new RegExp(`assumed-role/${role}/caller is not authorized to perform: firehose:PutRecordBatch`),
      );
      assert.match(
        error.message,
        new RegExp(`arn:aws:firehose:us-east-1:000000000000:deliverystream/${name}`),
      );
      return true;
    });
    assert.equal((await delivery.status(name)).bufferedRecords, 0);
  });

  it("lets a caller in that has the permission, and out again when it is taken away", async () => {
    const { name } = await world.stream();
    const { client, roleArn } = await callerWith(["firehose:PutRecordBatch"]);
    assert.equal((await client.send(batch(name))).FailedPutCount, 0);
    await world.grant(roleArn, ["firehose:PutRecord"]);
    await eventually(async () => {
      const refusal = await client.send(batch(name)).then(
        () => undefined,
        (error: Error) => error.name,
      );
      return refusal === "AccessDeniedException";
    });
  });

  it("refuses an unknown access key and a wrong signature", async () => {
    const { name } = await world.stream();
    const { credentials } = await callerWith(["firehose:*"]);
    for (const [given, error] of [
      [{ accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "x" }, /UnrecognizedClient/],
      [{ ...credentials, secretAccessKey: "wrong" }, /Signature/],
    ] as const) {
      const client = new FirehoseClient({
        region: REGION,
        endpoint: delivery.url,
        credentials: given,
        maxAttempts: 1,
      });
      await assert.rejects(client.send(batch(name)), { name: error });
    }
  });

  it("leaves no stream behind in the emulator, whose own Firehose would deliver a second time", async () => {
    const { name } = await world.stream();
    await world.put(name, ["once"]);
    const inside = new FirehoseClient({
      region: REGION,
      endpoint,
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
    const { DeliveryStreamNames } = await inside.send(new ListDeliveryStreamsCommand({ Limit: 100 }));
    assert.deepEqual(DeliveryStreamNames, []);
  });
});
