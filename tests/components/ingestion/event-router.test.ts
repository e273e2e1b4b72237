import * as assert from "node:assert/strict";
import { EventRouter } from "../../../components/ingestion/event-router";
import { STORES, type StoreKind } from "../../../contracts/stores";
import { CONSUMERS } from "../../../contracts/topics";
import { PLACE } from "../../support/arns";
import { recordEngine } from "../../support/engine";

const KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/mail";

describe("EventRouter", () => {
  const engine = recordEngine();
  const key = { messaging: KEY_ARN, operations: "arn:other" };
  const create = (stores: readonly StoreKind[] = STORES) =>
    engine.registrations(() => new EventRouter("bus", { place: PLACE, key, stores }));
  const inputsOf = async (name: string) => (await create()).find((each) => each.name === name)?.inputs ?? {};

  it("registers a bus, an archive, and for each consumer a rule, a target and two queues", async () => {
    const names = (await create()).filter(({ type }) => type.startsWith("aws:")).map(({ name }) => name);
    const parts = [
      "rule",
      "target",
      "queue",
      "policy",
      "redrive-allow",
      "dead-letters-queue",
      "dead-letters-policy",
    ];
    const expected = Object.keys(CONSUMERS).flatMap((consumer) =>
      parts.map((part) => `bus-${consumer}-${part}`),
    );
    assert.deepEqual(
      names.sort(),
      ["bus-bus", "bus-archive", "bus-bus-failures-queue", "bus-bus-failures-policy", ...expected].sort(),
    );
  });

  it("encrypts bus and archive with its key and keeps events for 30 days", async () => {
    assert.equal((await inputsOf("bus-bus"))["kmsKeyIdentifier"], KEY_ARN);
    const { kmsKeyIdentifier, retentionDays, eventSourceArn } = await inputsOf("bus-archive");
    assert.deepEqual(
      [kmsKeyIdentifier, retentionDays, eventSourceArn],
      [KEY_ARN, 30, "arn:aws:events:eu-west-1:111122223333:event-bus/bus-bus"],
    );
  });

  it("keeps what it cannot read in a queue under another key", async () => {
    const { deadLetterConfig } = await inputsOf("bus-bus");
    assert.deepEqual(deadLetterConfig, { arn: "arn:aws:sqs:eu-west-1:111122223333:bus-bus-failures-queue" });
    assert.equal((await inputsOf("bus-bus-failures-queue"))["kmsMasterKeyId"], "arn:other");
  });

  it("has no route to the consumer of a store that is off", async () => {
    const rules = (await create(["cache"])).filter(
      ({ type }) => type === "aws:cloudwatch/eventRule:EventRule",
    );
    assert.deepEqual(rules.map(({ name }) => name).sort(), [
      "bus-audit-rule",
      "bus-context-rule",
      "bus-crisis-rule",
      "bus-notification-rule",
    ]);
  });

  for (const [consumer, { topics }] of Object.entries(CONSUMERS)) {
    it(`routes ${topics.join(", ")} to the queue of ${consumer}, and what cannot be delivered to its dead letters`, async () => {
      const rule = await inputsOf(`bus-${consumer}-rule`);
      assert.deepEqual(JSON.parse(rule["eventPattern"]), { source: ["strata"], "detail-type": topics });
      const target = await inputsOf(`bus-${consumer}-target`);
      const queue = `arn:aws:sqs:eu-west-1:111122223333:bus-${consumer}`;
      assert.deepEqual(
        [target["rule"], target["arn"], target["deadLetterConfig"]],
        [`bus-${consumer}-rule`, `${queue}-queue`, { arn: `${queue}-dead-letters-queue` }],
      );
      assert.deepEqual(target["retryPolicy"], {
        maximumEventAgeInSeconds: 86_400,
        maximumRetryAttempts: 185,
      });
    });
  }

  it("starts to deliver when both queues admit the rule", async () => {
    const target = (await create()).find(({ name }) => name === "bus-crisis-target");
    for (const policy of ["bus-crisis-policy", "bus-crisis-dead-letters-policy"]) {
      assert.ok(target?.dependencies.includes(policy), policy);
    }
  });
});
