import * as assert from "node:assert/strict";
import { SecureQueue, type SecureQueueArgs } from "../../../components/shared/secure-queue";
import { allows } from "../../support/access";
import { recordEngine } from "../../support/engine";

const KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/mail";

describe("SecureQueue", () => {
  const engine = recordEngine();
  const create = (changes: Partial<SecureQueueArgs> = {}) =>
    engine.registrations(() => new SecureQueue("mail", { keyArn: KEY_ARN, ...changes }));
  const part = async (name: string, changes: Partial<SecureQueueArgs> = {}) =>
    (await create(changes)).find((resource) => resource.name === `mail-${name}`)?.inputs ?? {};

  it("registers a queue and its policy, and no redrive where there is no dead-letter queue", async () => {
    const names = (await create()).map(({ name }) => name.replace(/^mail-?/, "")).sort();
    assert.deepEqual(names, ["", "policy", "queue"]);
  });

  it("encrypts with its key and keeps messages as long as the manifest says", async () => {
    const { kmsMasterKeyId, messageRetentionSeconds, visibilityTimeoutSeconds, tags } = await part("queue");
    assert.equal(kmsMasterKeyId, KEY_ARN);
    assert.equal(messageRetentionSeconds, 14 * 86_400);
    assert.equal(visibilityTimeoutSeconds, 30);
    assert.deepEqual(tags, { DataClassification: "Pseudonymous", Retention: "dead-letters" });
  });

  it("hands over to its dead-letter queue, which takes from it alone", async () => {
    const found = await engine.registrations(() => {
      const queue = new SecureQueue("dead", { keyArn: KEY_ARN });
      new SecureQueue("mail", { keyArn: KEY_ARN, deadLetter: { queue, maxReceiveCount: 3 } });
    });
    const inputs = (name: string) => found.find((resource) => resource.name === name)?.inputs ?? {};
    assert.deepEqual(JSON.parse(inputs("mail-queue")["redrivePolicy"]), {
      deadLetterTargetArn: "arn:aws:sqs:eu-west-1:111122223333:dead-queue",
      maxReceiveCount: 3,
    });
    assert.equal(inputs("mail-redrive-allow")["queueUrl"], "https://sqs.test/dead-queue");
    assert.deepEqual(JSON.parse(inputs("mail-redrive-allow")["redriveAllowPolicy"]), {
      redrivePermission: "byQueue",
      sourceQueueArns: ["arn:aws:sqs:eu-west-1:111122223333:mail-queue"],
    });
  });

  for (const [transport, admitted] of [
    ["true", true],
    ["false", false],
  ] as const) {
    it(`${admitted ? "admits" : "refuses"} its senders ${admitted ? "over TLS" : "in plain text"}`, async () => {
      const Principal = { Service: "events.amazonaws.com" };
      const { policy } = await part("policy", {
        senders: (Resource) => [{ Effect: "Allow", Principal, Action: "sqs:SendMessage", Resource }],
      });
      const request = {
        principal: "Service:events.amazonaws.com",
        action: "sqs:SendMessage",
        resource: "arn:aws:sqs:eu-west-1:111122223333:mail-queue",
        context: { "aws:SecureTransport": transport },
      };
      assert.equal(allows(policy, request), admitted);
    });
  }
});
