import assert from "node:assert/strict";
import { type Bench, startBench, until } from "./support/bench";
import type { Statement } from "./support/function";
import { createPipeline, type Failure, type Pipeline, type PipelineArgs } from "./support/stream";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

describe("an on-failure destination", function () {
  this.timeout(60_000);
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.stop());

  /** A function that always throws, with one retry. */
  const failing = (args: PipelineArgs): PipelineArgs => ({
    before: (put) => put("a", "b", "c"),
    behaviour: () => {
      throw new Error("always");
    },
    ...args,
    mapping: { MaximumRetryAttempts: 1, ...args.mapping },
  });

  function assertDocument(failure: Failure, pipeline: Pipeline): void {
    const { requestContext, KinesisBatchInfo, timestamp, ...rest } = failure;
    const sequences = pipeline.invocations()[0]?.records.map(({ sequence }) => sequence);
    assert.match(String(requestContext["requestId"]), UUID);
    assert.deepEqual(
      { ...requestContext, requestId: "" },
      {
        requestId: "",
        functionArn: pipeline.arn,
        condition: "RetryAttemptsExhausted",
        approximateInvokeCount: 2,
      },
    );
    assert.match(String(timestamp), TIME);
    assert.deepEqual(rest, {
      responseContext: { statusCode: 200, executedVersion: "$LATEST", functionError: "Unhandled" },
      version: "1.0",
    });
    const { approximateArrivalOfFirstRecord, approximateArrivalOfLastRecord, ...info } = (KinesisBatchInfo ??
      {}) as Record<string, unknown>;
    assert.match(String(approximateArrivalOfFirstRecord), TIME);
    assert.match(String(approximateArrivalOfLastRecord), TIME);
    assert.deepEqual(info, {
      shardId: "shardId-000000000000",
      startSequenceNumber: sequences?.[0],
      endSequenceNumber: sequences?.[2],
      batchSize: 3,
      streamArn: pipeline.streamArn,
    });
  }

  it("of a queue gets AWS's document, without the data", async () => {
    const pipeline = await createPipeline(bench, failing({}));
    const [failure] = await pipeline.failed();
    assert.ok(failure);
    assertDocument(failure, pipeline);
  });

  it("of a topic gets the same document", async () => {
    const { TopicArn = "" } = await bench.sns.createTopic({ Name: "discarded" });
    const { QueueUrl } = await bench.sqs.createQueue({ QueueName: "discarded" });
    const Endpoint = "arn:aws:sqs:us-east-1:000000000000:discarded";
    const Attributes = { RawMessageDelivery: "true" };
    await bench.sqs.setQueueAttributes({
      QueueUrl,
      Attributes: {
        Policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Allow",
              Principal: { Service: "sns.amazonaws.com" },
              Action: "sqs:SendMessage",
              Resource: Endpoint,
            },
          ],
        }),
      },
    });
    await bench.sns.subscribe({ TopicArn, Protocol: "sqs", Endpoint, Attributes });
    const pipeline = await createPipeline(
      bench,
      failing({
        mapping: { DestinationConfig: { OnFailure: { Destination: TopicArn } } },
        allow: (needed) => [...needed, { actions: ["sns:Publish"], resource: TopicArn }],
      }),
    );
    const body = await until("the failure is published", async () => {
      const { Messages } = await bench.sqs.receiveMessage({ QueueUrl });
      return Messages?.[0]?.Body;
    });
    assertDocument(JSON.parse(body) as Failure, pipeline);
  });

  it("of a bucket gets the document with the event, under the mapping, shard and time", async () => {
    await bench.s3.createBucket({ Bucket: "discarded" });
    const pipeline = await createPipeline(
      bench,
      failing({
        mapping: { DestinationConfig: { OnFailure: { Destination: "arn:aws:s3:::discarded" } } },
        allow: (needed) => [...needed, { actions: ["s3:PutObject"], resource: "arn:aws:s3:::discarded/*" }],
      }),
    );
    const key = await until("the object is there", async () => {
      const { Contents } = await bench.s3.listObjectsV2({ Bucket: "discarded" });
      return Contents?.[0]?.Key;
    });
    const [, stamp = ""] = /^(.*)-[0-9a-f]{8}-[0-9a-f-]+$/.exec(key.split("/").at(-1) ?? "") ?? [];
    assert.match(stamp, /^\d{4}-\d\d-\d\dT\d\d\.\d\d\.\d\d$/);
    const date = stamp.slice(0, 10).replaceAll("-", "/");
    assert.ok(key.startsWith(`aws/lambda/${pipeline.uuid}/shardId-000000000000/${date}/`), key);
    const object = await bench.s3.getObject({ Bucket: "discarded", Key: key });
    const { payload, ...document } = JSON.parse((await object.Body?.transformToString()) ?? "") as Failure;
    assertDocument(document as Failure, pipeline);
    assert.deepEqual(JSON.parse(String(payload)), pipeline.lastEvent());
  });

  it("that the role may not write to is named with the action, and the shard goes on", async () => {
    const pipeline = await createPipeline(bench, failing({ allow: withoutSending }));
    await pipeline.drained();
    const { denied, destinationFailures } = await bench.status();
    assert.deepEqual(new Set(denied.map(({ action }) => action)), new Set(["sqs:SendMessage"]));
    assert.equal(destinationFailures, 1);
    assert.deepEqual(await pipeline.failures(), []);
  });

  it("that is a queue the role may not write to is named before anything is given up", async () => {
    const pipeline = await createPipeline(bench, { allow: withoutSending });
    const denial = await until("the denial is shown", async () =>
      (await bench.status()).denied.find((entry) => entry.function === pipeline.arn),
    );
    assert.equal(denial.action, "sqs:SendMessage");
    await pipeline.allow(pipeline.needed);
    await until("the denial is gone", async () =>
      (await bench.status()).denied.every((entry) => entry.function !== pipeline.arn),
    );
    assert.deepEqual(await pipeline.failures(), []);
  });
});

function withoutSending(needed: readonly Statement[]): Statement[] {
  return needed.filter(({ actions }) => !actions.includes("sqs:SendMessage"));
}
