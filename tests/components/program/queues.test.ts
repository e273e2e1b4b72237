import * as assert from "node:assert/strict";
import { type AccessRequest, allows } from "../../support/access";
import { PLACE } from "../../support/arns";
import type { Registration } from "../../support/engine";
import { queuesOf } from "../../support/key-needs";
import { type Program, recordProgram } from "../../support/program";

const QUEUE = "aws:sqs/queue:Queue";
const RULE = "aws:cloudwatch/eventRule:EventRule";

// The emulator delivers from EventBridge to any queue, so what the queues' policies say is decided here.
describe("the queues of the whole program", () => {
  let program: Program;
  before(async function () {
    this.timeout(120_000);
    program = await recordProgram("prod");
  });

  const policyOf = (queue: Registration): string => {
    const url = `https://sqs.test/${queue.name}`;
    const policy = program
      .ofType("aws:sqs/queuePolicy:QueuePolicy")
      .find(({ inputs }) => inputs["queueUrl"] === url);
    assert.ok(policy, `${queue.name} has no policy`);
    return policy.inputs["policy"];
  };
  const sending = (queue: Registration, rule: Registration, context = {}): AccessRequest => ({
    principal: "Service:events.amazonaws.com",
    action: "sqs:SendMessage",
    resource: queue.arn ?? "",
    context: {
      "aws:SecureTransport": "true",
      "aws:SourceAccount": PLACE.accountId,
      "aws:SourceArn": rule.arn ?? "",
      ...context,
    },
  });
  const targetsOf = (rule: Registration) =>
    program
      .ofType("aws:cloudwatch/eventTarget:EventTarget")
      .filter(({ inputs }) => inputs["rule"] === rule.name)
      .flatMap((target) => queuesOf(program, target));

  it("that are targets or dead letters of a rule admit exactly that rule", () => {
    const rules = program.ofType(RULE);
    assert.ok(rules.length > 3);
    for (const queue of program.ofType(QUEUE)) {
      const admitted = rules.filter((rule) => allows(policyOf(queue), sending(queue, rule)));
      const meant = rules.filter((rule) => targetsOf(rule).includes(queue));
      assert.deepEqual(admitted, meant, queue.name);
    }
  });

  it("let the rule do nothing but send, for its own account, over TLS", () => {
    for (const rule of program.ofType(RULE)) {
      for (const queue of targetsOf(rule)) {
        const policy = policyOf(queue);
        const request = sending(queue, rule);
        assert.equal(allows(policy, request), true);
        assert.equal(allows(policy, { ...request, action: "sqs:ReceiveMessage" }), false);
        assert.equal(allows(policy, sending(queue, rule, { "aws:SourceAccount": "999988887777" })), false);
        assert.equal(allows(policy, sending(queue, rule, { "aws:SecureTransport": "false" })), false);
      }
    }
  });

  it("admit the bus to the queue of what it cannot read, under a key that is not its own, and nowhere else", () => {
    const [bus] = program.ofType("aws:cloudwatch/eventBus:EventBus");
    assert.ok(bus);
    const admitted = program.ofType(QUEUE).filter((queue) => allows(policyOf(queue), sending(queue, bus)));
    assert.deepEqual(
      admitted.map(({ arn }) => arn),
      [bus.inputs["deadLetterConfig"].arn],
    );
    assert.notEqual(admitted[0]?.inputs["kmsMasterKeyId"], bus.inputs["kmsKeyIdentifier"]);
  });

  it("that a bucket notifies admit exactly that bucket, for its own account, to send and no more", () => {
    const notifications = program.ofType("aws:s3/bucketNotification:BucketNotification");
    assert.equal(notifications.length, 2);
    for (const { inputs } of notifications) {
      const queue = program.find(QUEUE, inputs["queues"][0].queueArn);
      const landing = program.find("aws:s3/bucket:Bucket", inputs["bucket"]);
      const request = (source: Registration, context = {}): AccessRequest => ({
        ...sending(queue, source, context),
        principal: "Service:s3.amazonaws.com",
      });
      const buckets = program.ofType("aws:s3/bucket:Bucket");
      const admitted = buckets.filter((each) => allows(policyOf(queue), request(each)));
      assert.deepEqual(admitted, [landing]);
      const others = program.ofType(QUEUE).filter((one) => one !== queue);
      const astray = { ...request(landing) };
      for (const other of others)
        assert.equal(allows(policyOf(other), { ...astray, resource: other.arn ?? "" }), false, other.name);
      assert.equal(allows(policyOf(queue), request(landing, { "aws:SourceAccount": "999988887777" })), false);
      assert.equal(allows(policyOf(queue), { ...request(landing), action: "sqs:ReceiveMessage" }), false);
    }
  });

  it("stay hidden from others six times as long as the function behind them may take", () => {
    const mappings = program
      .ofType("aws:lambda/eventSourceMapping:EventSourceMapping")
      .filter(({ inputs }) => inputs["eventSourceArn"].includes(":sqs:"));
    assert.ok(mappings.length > 3);
    for (const { inputs } of mappings) {
      const queue = program.find(QUEUE, inputs["eventSourceArn"]);
      const { timeout } = program.find("aws:lambda/function:Function", inputs["functionName"]).inputs;
      const least = 6 * timeout + inputs["maximumBatchingWindowInSeconds"];
      assert.ok(queue.inputs["visibilityTimeoutSeconds"] >= least, queue.name);
    }
  });

  it("behind a consumer hand over to dead letters that take from them alone", () => {
    const allowed = program.ofType("aws:sqs/redriveAllowPolicy:RedriveAllowPolicy");
    for (const queue of program.ofType(QUEUE).filter(({ inputs }) => inputs["redrivePolicy"])) {
      const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(queue.inputs["redrivePolicy"]);
      const deadLetters = program.find(QUEUE, deadLetterTargetArn);
      const back = allowed.find(
        ({ inputs }) => inputs["queueUrl"] === `https://sqs.test/${deadLetters.name}`,
      );
      assert.ok(maxReceiveCount >= 5, queue.name);
      assert.deepEqual(JSON.parse(back?.inputs["redriveAllowPolicy"]), {
        redrivePermission: "byQueue",
        sourceQueueArns: [queue.arn],
      });
    }
    assert.ok(allowed.length > 3);
  });
});
