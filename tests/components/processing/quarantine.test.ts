import * as assert from "node:assert/strict";
import { Quarantine } from "../../../components/processing/quarantine";
import { PLACE } from "../../support/arns";
import { recordEngine } from "../../support/engine";

const KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/cage";

describe("Quarantine", () => {
  const engine = recordEngine();
  const create = () =>
    engine.registrations(
      () =>
        new Quarantine("cage", { place: PLACE, keyArn: KEY_ARN, accessLogsBucket: "logs", protect: true }),
    );
  const inputsOf = async (name: string) => (await create()).find((each) => each.name === name)?.inputs ?? {};

  it("is an encrypted bucket and an index under the same key", async () => {
    const rules = (await inputsOf("cage-encryption"))["rules"];
    assert.equal(rules[0].applyServerSideEncryptionByDefault.kmsMasterKeyId, KEY_ARN);
    assert.equal((await inputsOf("cage-index-table"))["serverSideEncryption"].kmsKeyArn, KEY_ARN);
  });

  it("ends records after 90 days", async () => {
    assert.deepEqual((await inputsOf("cage-lifecycle"))["rules"][0].expiration, { days: 90 });
  });

  it("finds records by reason and time", async () => {
    const { hashKey, globalSecondaryIndexes } = await inputsOf("cage-index-table");
    assert.equal(hashKey, "quarantine_id");
    assert.deepEqual(globalSecondaryIndexes, [
      { name: "by-reason", hashKey: "reason", rangeKey: "quarantined_at", projectionType: "ALL" },
    ]);
  });

  it("pays by request, whatever the stack", async () => {
    assert.equal((await inputsOf("cage-index-table"))["billingMode"], "PAY_PER_REQUEST");
  });

  it("is kept with the stack", async () => {
    const kept = (await create())
      .filter((each) => each.protect && each.retainOnDelete)
      .map(({ name }) => name);
    assert.deepEqual(kept.sort(), ["cage-bucket", "cage-index-table"]);
  });
});
