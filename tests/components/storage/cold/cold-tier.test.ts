import * as assert from "node:assert/strict";
import { ColdTier, type ColdTierArgs } from "../../../../components/storage/cold/cold-tier";
import { RETENTION, type RetentionRule } from "../../../../contracts/retention";
import { allows } from "../../../support/access";
import { PLACE } from "../../../support/arns";
import { type Registration, recordEngine } from "../../../support/engine";
import { keyArnOf } from "../../../support/stores";
import { bucketOf, providerThere, REPLICA } from "./support";

describe("ColdTier", function () {
  this.timeout(60_000);
  const engine = recordEngine();
  const create = (copied: boolean) =>
    engine.registrations(() => {
      const args: ColdTierArgs = {
        place: PLACE,
        copies: copied ? { replica: REPLICA, provider: providerThere() } : undefined,
        key: { operations: keyArnOf("operations"), messaging: keyArnOf("messaging") },
        accessLogsBucket: "logs",
        objectLockMode: "COMPLIANCE",
        buckets: {
          interactionLogs: bucketOf("originals", "interaction-logs"),
          applicationLogs: bucketOf("logged", "application-logs"),
          eventLake: bucketOf("lake", "event-lake"),
          auditTrail: bucketOf("trail", "audit-trail", true),
          crisisArchive: bucketOf("crises", "crisis-events", true),
        },
        alertsTopicArn: "topic",
        protect: true,
      };
      new ColdTier("cold", args);
    });
  let found: Registration[];
  before(async () => {
    found = await create(true);
  });
  const below = (parent: string, of = found) =>
    of.filter((each) => each.parent === parent).map(({ name }) => name);
  const ofType = (type: string) => found.filter((each) => each.type === type);

  it("has exactly copies, lists and a drill; without a second region lists and a drill", async () => {
    assert.deepEqual(below("cold"), ["replicas", "inventories", "retrieval-drill"]);
    const alone = await create(false);
    assert.deepEqual(below("cold", alone), ["inventories", "retrieval-drill"]);
    assert.deepEqual(
      alone.filter(({ name }) => /replica/.test(name)),
      [],
    );
  });

  it("copies what the manifest wants copied, under its locks, and nothing else", () => {
    const wanted = Object.entries<RetentionRule>(RETENTION).flatMap(([dataClass, { copies }]) =>
      copies?.replica ? [dataClass] : [],
    );
    const copied = ofType("aws:s3/bucketReplicationConfig:BucketReplicationConfig").map(({ name }) =>
      name.replace("-replica-replication", ""),
    );
    assert.deepEqual(copied.sort(), wanted.toSorted());
    const locked = found.filter(({ name }) => /replica-copy-object-lock$/.test(name));
    assert.deepEqual(locked.map(({ name }) => name).sort(), [
      "audit-trail-replica-copy-object-lock",
      "crisis-events-replica-copy-object-lock",
    ]);
  });

  it("lists the objects of each bucket that grows cold, under the key of operations", () => {
    const lists = ofType("aws:s3/inventory:Inventory");
    assert.deepEqual(
      lists.map(({ name, inputs }) => [name, inputs["bucket"]]),
      [
        ["inventories-interaction-logs", "originals-bucket"],
        ["inventories-application-logs", "logged-bucket"],
        ["inventories-event-lake", "lake-bucket"],
        ["inventories-audit-trail", "trail-bucket"],
        ["inventories-crisis-archive", "crises-bucket"],
      ],
    );
    for (const { inputs } of lists)
      assert.deepEqual(inputs["destination"].bucket.encryption, {
        sseKms: { keyId: keyArnOf("operations") },
      });
  });

  it("drills with the archive of crises, which it may read a canary of and no crisis", () => {
    const policy = found.find(({ name }) => name === "retrieval-drill-access")?.inputs["policy"];
    const reads = (resource: string) => allows(policy, { action: "s3:GetObject", resource });
    assert.equal(reads("arn:aws:s3:::crises-bucket/canary/retrieval"), true);
    assert.equal(reads("arn:aws:s3:::crises-bucket/year=2026/a"), false);
    assert.equal(reads("arn:aws:s3:::trail-bucket/canary/retrieval"), false);
  });

  it("keeps copies and lists where the stack is protected", () => {
    const kept = found.filter(({ protect, retainOnDelete }) => protect && retainOnDelete);
    assert.deepEqual(kept.map(({ name }) => name).sort(), [
      "audit-trail-replica-copy-bucket",
      "audit-trail-replica-copy-key",
      "crisis-events-replica-copy-bucket",
      "crisis-events-replica-copy-key",
      "interaction-logs-replica-copy-bucket",
      "interaction-logs-replica-copy-key",
      "inventories-bucket",
      "replicas-access-logs-bucket",
    ]);
  });
});
