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
      indexes: [{ name: "by-time", partitionKey: "school_id", sortKey: "timestamp" }],
    });
    assert.deepEqual([inputs["hashKey"], inputs["rangeKey"]], ["student_id_hash", "timestamp"]);
    assert.deepEqual(inputs["attributes"], [
      { name: "student_id_hash", type: "S" },
      { name: "timestamp", type: "S" },
      { name: "school_id", type: "S" },
    ]);
  });

  it("projects everything into its indexes", async () => {
    const index = { name: "by-reason", partitionKey: "reason", sortKey: "quarantined_at" };
    assert.deepEqual((await table({ indexes: [index] })).inputs["globalSecondaryIndexes"], [
      { name: "by-reason", hashKey: "reason", rangeKey: "quarantined_at", projectionType: "ALL" },
    ]);
  });

  it("pays by request, or for units it scales by itself in the table and its index", async () => {
    const { inputs } = await table();
    assert.deepEqual([inputs["billingMode"], inputs["readCapacity"]], ["PAY_PER_REQUEST", undefined]);
    const capacity = { least: 3, most: 40 };
    const indexes = [{ name: "i", partitionKey: "a", sortKey: "b" }];
    const found = await engine.registrations(() => new SecureTable("notes", { ...args, capacity, indexes }));
    const provisioned = found.find(({ name }) => name === "notes-table")?.inputs ?? {};
    for (const part of [provisioned, provisioned["globalSecondaryIndexes"][0]]) {
      assert.deepEqual([part.readCapacity, part.writeCapacity], [3, 3]);
    }
    assert.equal(provisioned["billingMode"], "PROVISIONED");
    const targets = found.filter(({ type }) => type === "aws:appautoscaling/target:Target");
    assert.deepEqual(
      targets.map(({ inputs: of }) => [
        of["resourceId"],
        of["scalableDimension"],
        of["minCapacity"],
        of["maxCapacity"],
      ]),
      [
        ["table/notes-table", "dynamodb:table:ReadCapacityUnits", 3, 40],
        ["table/notes-table", "dynamodb:table:WriteCapacityUnits", 3, 40],
        ["table/notes-table/index/i", "dynamodb:index:ReadCapacityUnits", 3, 40],
        ["table/notes-table/index/i", "dynamodb:index:WriteCapacityUnits", 3, 40],
      ],
    );
    const policies = found.filter(({ type }) => type === "aws:appautoscaling/policy:Policy");
    assert.deepEqual(
      policies.map(({ inputs: of }) => of["targetTrackingScalingPolicyConfiguration"].targetValue),
      [70, 70, 70, 70],
    );
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
