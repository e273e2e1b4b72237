import * as assert from "node:assert/strict";
import { BucketReplica } from "../../../../components/storage/cold/bucket-replica";
import { allows, statementsOf } from "../../../support/access";
import { PLACE } from "../../../support/arns";
import { type Registration, recordEngine } from "../../../support/engine";
import { bucketOf, providerThere, REPLICA } from "./support";

const COPY_KEY = "arn:aws:kms:eu-west-1:111122223333:key/trail-copy-key-id";

describe("BucketReplica", () => {
  const engine = recordEngine();
  const create = (locked = true, protect = false) =>
    engine.registrations(() => {
      const lock = locked ? ({ objectLockMode: "COMPLIANCE" } as const) : {};
      const dataClass = locked ? "audit-trail" : "interaction-logs";
      const source = bucketOf("source", dataClass, locked);
      const kept = { dataClass, accessLogsBucket: "logs", protect, ...lock } as const;
      new BucketReplica("trail", {
        ...kept,
        source,
        place: PLACE,
        replica: REPLICA,
        provider: providerThere(),
      });
    });
  const one = (found: Registration[], name: string): Registration => {
    const resource = found.find((each) => each.name === name);
    assert.ok(resource, `no ${name}`);
    return resource;
  };

  it("registers exactly these children beside the bucket of the copies", async () => {
    const names = (await create()).map(({ name }) => name).filter((name) => /^trail/.test(name));
    assert.deepEqual(names.filter((name) => !/^trail-copy-/.test(name)).sort(), [
      "trail",
      "trail-access",
      "trail-access-attachment",
      "trail-copy",
      "trail-copy",
      "trail-replication",
      "trail-role",
    ]);
    assert.deepEqual(
      names.filter((name) => /^trail-copy-(key|alias|bucket|object-lock)$/.test(name)).sort(),
      ["trail-copy-alias", "trail-copy-bucket", "trail-copy-key", "trail-copy-object-lock"],
    );
  });

  it("copies every object under the key of the copies, and no deletion", async () => {
    const { inputs } = one(await create(), "trail-replication");
    const [rule, ...others] = inputs["rules"];
    assert.deepEqual(others, []);
    assert.equal(inputs["bucket"], "source-bucket");
    assert.deepEqual(
      [rule.status, rule.filter, rule.deleteMarkerReplication],
      ["Enabled", { prefix: "" }, { status: "Disabled" }],
    );
    assert.deepEqual(rule.sourceSelectionCriteria, { sseKmsEncryptedObjects: { status: "Enabled" } });
    assert.deepEqual(rule.destination.encryptionConfiguration, { replicaKmsKeyId: COPY_KEY });
    assert.equal(rule.destination.bucket, "arn:aws:s3:::trail-copy-bucket");
    assert.deepEqual(rule.destination.replicationTime, { status: "Enabled", time: { minutes: 15 } });
  });

  it("waits for both buckets and the right to write before it copies", async () => {
    const { dependencies } = one(await create(), "trail-replication");
    for (const name of ["source-versioning", "trail-copy-versioning", "trail-access-attachment"]) {
      assert.ok(dependencies.includes(name), name);
    }
  });

  it("keeps copies as long and under the same lock as what they are copies of", async () => {
    const found = await create();
    for (const part of ["lifecycle", "object-lock"]) {
      const { bucket: _, ...copied } = one(found, `trail-copy-${part}`).inputs;
      const { bucket: __, ...original } = one(found, `source-${part}`).inputs;
      assert.deepEqual(copied, original);
    }
  });

  it("asks for no locks where nothing is locked", async () => {
    const policy = one(await create(false), "trail-access").inputs["policy"];
    const actions = statementsOf(policy).flatMap(({ Action }) => Action);
    assert.ok(!actions.some((action) => /Retention|LegalHold/.test(action)));
  });

  it("lets S3 add to the copies, never delete or change what was copied", async () => {
    const policy = one(await create(), "trail-access").inputs["policy"];
    const resource = "arn:aws:s3:::trail-copy-bucket/a";
    assert.equal(allows(policy, { action: "s3:ReplicateObject", resource }), true);
    for (const action of [
      "s3:ReplicateDelete",
      "s3:PutObject",
      "s3:DeleteObject",
      "s3:BypassGovernanceRetention",
    ]) {
      assert.equal(allows(policy, { action, resource }), false, action);
    }
    const via = (region: string) => ({ "kms:ViaService": `s3.${region}.amazonaws.com` });
    const encrypt = { action: "kms:Encrypt", resource: COPY_KEY };
    assert.equal(allows(policy, { ...encrypt, context: via("eu-central-1") }), true);
    assert.equal(allows(policy, { ...encrypt, context: via("eu-west-1") }), false);
    const decrypt = { action: "kms:Decrypt", context: via("eu-central-1") };
    assert.equal(allows(policy, { ...decrypt, resource: COPY_KEY }), false);
  });

  it("is a role for S3 of this account only", async () => {
    const trust = one(await create(), "trail-role").inputs["assumeRolePolicy"];
    const context = { "aws:SourceAccount": PLACE.accountId };
    const [statement] = statementsOf(trust);
    assert.deepEqual(statement?.Principal, { Service: "s3.amazonaws.com" });
    assert.deepEqual(statement?.Condition, { StringEquals: context });
  });

  it("keeps copies and their key whatever happens to the stack, where that is asked for", async () => {
    const found = await create(true, true);
    for (const name of ["trail-copy-bucket", "trail-copy-key"]) {
      const { protect, retainOnDelete } = one(found, name);
      assert.deepEqual([protect, retainOnDelete], [true, true], name);
    }
  });
});
