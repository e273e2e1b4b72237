import * as assert from "node:assert/strict";
import { ReplicaKey } from "../../../components/foundation/replica-key";
import { classificationOf } from "../../../contracts/tags";
import { allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { recordEngine } from "../../support/engine";

const REPLICA = { ...PLACE, region: "eu-central-1" };

describe("ReplicaKey", () => {
  const engine = recordEngine();
  const create = (protect = false) =>
    engine.registrations(
      () => new ReplicaKey("trail", { dataClass: "audit-trail", replica: REPLICA, protect }),
    );
  const inputsOf = async (name: string) => (await create()).find((each) => each.name === name)?.inputs ?? {};
  const principal = `AWS:arn:aws:iam::${PLACE.accountId}:root`;
  const through = (service: string, accountId = PLACE.accountId) => ({
    "kms:ViaService": `${service}.amazonaws.com`,
    "kms:CallerAccount": accountId,
  });

  it("makes exactly a key and its alias, named after project, stack and class", async () => {
    const found = await create();
    assert.deepEqual(
      found.map(({ type, name, parent }) => [type, name, parent]),
      [
        ["strata:foundation:ReplicaKey", "trail", ""],
        ["aws:kms/key:Key", "trail-key", "trail"],
        ["aws:kms/alias:Alias", "trail-alias", "trail"],
      ],
    );
    const { name, targetKeyId } = await inputsOf("trail-alias");
    assert.deepEqual([name, targetKeyId], ["alias/strata/test/audit-trail-replica", "trail-key-id"]);
  });

  it("is rotated, takes the longest time to be deleted and carries its class", async () => {
    const { policy: _, ...inputs } = await inputsOf("trail-key");
    assert.deepEqual(inputs, {
      description: "Copies of audit-trail in eu-central-1",
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      tags: { DataClassification: classificationOf("audit-trail"), Retention: "audit-trail" },
    });
  });

  it("is used through S3 of its own region by its own account, and encrypts what is replicated", async () => {
    const { policy } = await inputsOf("trail-key");
    for (const action of ["kms:Decrypt", "kms:GenerateDataKey", "kms:Encrypt"]) {
      const asked = (context: Record<string, string>) => allows(policy, { principal, action, context });
      assert.equal(asked(through("s3.eu-central-1")), true, action);
      assert.equal(asked(through("s3.eu-west-1")), false, action);
      assert.equal(asked(through("sqs.eu-central-1")), false, action);
      assert.equal(asked(through("s3.eu-central-1", "999988887777")), false, action);
      assert.equal(asked({}), false, action);
    }
    assert.ok(statementsOf(policy).every(({ Principal }) => Principal !== "*"));
  });

  it("lets nobody keep a grant, and the account administer it without touching data", async () => {
    const { policy } = await inputsOf("trail-key");
    assert.equal(
      allows(policy, { principal, action: "kms:CreateGrant", context: through("s3.eu-central-1") }),
      false,
    );
    assert.equal(allows(policy, { principal, action: "kms:ScheduleKeyDeletion" }), true);
    assert.equal(allows(policy, { principal, action: "kms:Decrypt" }), false);
  });

  it("is kept with the copies", async () => {
    const kept = (await create(true)).filter(({ protect, retainOnDelete }) => protect && retainOnDelete);
    assert.deepEqual(
      kept.map(({ name }) => name),
      ["trail-key"],
    );
  });
});
