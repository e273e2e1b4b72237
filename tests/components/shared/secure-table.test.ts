import * as assert from "node:assert/strict";
import { SecureTable, type SecureTableArgs } from "../../../components/shared/secure-table";
import { recordEngine } from "../../support/engine";

const KEY_ARN = "arn:aws:kms:eu-west-1:111122223333:key/notes";

describe("SecureTable", () => {
  const engine = recordEngine();
  const args: SecureTableArgs = {
    dataClass: "crisis-events",
    keyArn: KEY_ARN,
    partitionKey: "student_id_hash",
    capacity: "on-demand",
    protect: false,
  };
  const table = async (changes: Partial<SecureTableArgs> = {}) => {
    const found = await engine.registrations(() => new SecureTable("notes", { ...args, ...changes }));
    assert.deepEqual(
      found.map(({ name }) => name),
      ["notes", "notes-table"],
    );
    return found[1] as NonNullable<(typeof found)[1]>;
  };

  it("is encrypted with its key, restorable, and lets items end", async () => {
    const { inputs } = await table();
    assert.deepEqual(inputs["serverSideEncryption"], { enabled: true, kmsKeyArn: KEY_ARN });
    assert.deepEqual(inputs["pointInTimeRecovery"], { enabled: true, recoveryPeriodInDays: 35 });
    assert.deepEqual(inputs["ttl"], { attributeName: "expires_at", enabled: true });
    assert.deepEqual(inputs["tags"], { DataClassification: "Pseudonymous", Retention: "crisis-events" });
  });

  it("declares each key attribute once, as a string", async () => {
    const { inputs } = await table({
      sortKey: "timestamp",
      index: { name: "by-time", partitionKey: "school_id", sortKey: "timestamp" },
    });
    assert.deepEqual([inputs["hashKey"], inputs["rangeKey"]], ["student_id_hash", "timestamp"]);
    assert.deepEqual(inputs["attributes"], [
      { name: "student_id_hash", type: "S" },
      { name: "timestamp", type: "S" },
      { name: "school_id", type: "S" },
    ]);
  });

  it("projects everything into its index", async () => {
    const index = { name: "by-reason", partitionKey: "reason", sortKey: "quarantined_at" };
    assert.deepEqual((await table({ index })).inputs["globalSecondaryIndexes"], [
      { name: "by-reason", hashKey: "reason", rangeKey: "quarantined_at", projectionType: "ALL" },
    ]);
  });

  it("pays by request, or for stated units in the table and its index", async () => {
    const { inputs } = await table();
    assert.deepEqual([inputs["billingMode"], inputs["readCapacity"]], ["PAY_PER_REQUEST", undefined]);
    const provisioned = await table({
      capacity: { readUnits: 3, writeUnits: 4 },
      index: { name: "i", partitionKey: "a", sortKey: "b" },
    });
    for (const part of [provisioned.inputs, provisioned.inputs["globalSecondaryIndexes"][0]]) {
      assert.deepEqual([part.readCapacity, part.writeCapacity], [3, 4]);
    }
    assert.equal(provisioned.inputs["billingMode"], "PROVISIONED");
  });

  it("emits changes with old and new images where asked to", async () => {
    assert.equal((await table()).inputs["streamEnabled"], undefined);
    const { inputs } = await table({ stream: true });
    assert.deepEqual([inputs["streamEnabled"], inputs["streamViewType"]], [true, "NEW_AND_OLD_IMAGES"]);
  });

  for (const protect of [true, false]) {
    it(`can ${protect ? "not " : ""}be deleted if protect is ${protect}`, async () => {
      const found = await table({ protect });
      assert.equal(found.inputs["deletionProtectionEnabled"], protect);
      assert.deepEqual([found.protect, found.retainOnDelete], [protect, protect]);
    });
  }
});
