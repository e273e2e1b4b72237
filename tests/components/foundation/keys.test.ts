import * as assert from "node:assert/strict";
import { KEY_PLAN, type KeyName, keysOf } from "../../../components/foundation/key-plan";
import { Keys } from "../../../components/foundation/keys";
import { STORES, type StoreKind } from "../../../contracts/stores";
import { classificationOf } from "../../../contracts/tags";
import { allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { recordEngine } from "../../support/engine";

describe("Keys", () => {
  const engine = recordEngine();
  const create = (protect = false, stores: readonly StoreKind[] = STORES, accountBaseline = true) =>
    engine.registrations(() => new Keys("keys", { place: PLACE, protect, stores, accountBaseline }));
  const names = Object.keys(KEY_PLAN) as KeyName[];

  it("makes one key and one alias for every group of data, and those of pseudonyms and evidence", async () => {
    const found = await create();
    const expected = [...names, "pseudonym", "evidence-signing"].flatMap((key) => [
      `keys-${key}-key`,
      `keys-${key}-alias`,
    ]);
    assert.deepEqual(found.map(({ name }) => name).sort(), ["keys", ...expected].sort());
  });

  it("makes the key of a store only where the store is on", async () => {
    const keys = (found: { type: string; name: string }[]) =>
      found.filter(({ type }) => type === "aws:kms/key:Key").map(({ name }) => name);
    const none = keys(await create(false, []));
    assert.ok(!none.some((name) => STORES.some((store) => name === `keys-${store}-key`)));
    assert.deepEqual(
      keys(await create(false, ["search"])).filter((name) => !none.includes(name)),
      ["keys-search-key"],
    );
    assert.equal(keysOf(STORES, true).length, names.length);
  });

  it("makes the keys of the account only where the stack sets that up", async () => {
    const keys = (await create(false, STORES, false)).filter(({ type }) => type === "aws:kms/key:Key");
    assert.ok(!keys.some(({ name }) => /^keys-(account|volumes)-key$/.test(name)));
    assert.deepEqual(
      keysOf(STORES, true).filter((key) => !keysOf(STORES, false).includes(key)),
      ["account", "volumes"],
    );
  });

  it("points each alias, named after project and stack, at its key", async () => {
    for (const { name, inputs } of (await create()).filter(({ type }) => type === "aws:kms/alias:Alias")) {
      const key = name.replace(/^keys-|-alias$/g, "");
      assert.deepEqual(
        [inputs["name"], inputs["targetKeyId"]],
        [`alias/strata/test/${key}`, `keys-${key}-key-id`],
      );
    }
  });

  it("tags each key with the most sensitive class it encrypts", async () => {
    const found = await create();
    for (const key of names) {
      const { dataClass } = KEY_PLAN[key];
      assert.deepEqual(found.find(({ name }) => name === `keys-${key}-key`)?.inputs["tags"], {
        DataClassification: classificationOf(dataClass),
        Retention: dataClass,
      });
    }
  });

  it("makes the key of pseudonyms an HMAC key", async () => {
    const key = (await create()).find(({ name }) => name === "keys-pseudonym-key");
    const { keyUsage, customerMasterKeySpec, enableKeyRotation } = key?.inputs ?? {};
    assert.deepEqual(
      [keyUsage, customerMasterKeySpec, enableKeyRotation],
      ["GENERATE_VERIFY_MAC", "HMAC_256", undefined],
    );
  });

  it("makes the key of evidence one that signs and does nothing else", async () => {
    const key = (await create()).find(({ name }) => name === "keys-evidence-signing-key");
    const { keyUsage, customerMasterKeySpec, enableKeyRotation } = key?.inputs ?? {};
    assert.deepEqual(
      [keyUsage, customerMasterKeySpec, enableKeyRotation],
      ["SIGN_VERIFY", "ECC_NIST_P256", undefined],
    );
    const request = { principal: `AWS:arn:aws:iam::${PLACE.accountId}:root`, action: "kms:Sign" };
    const caller = { "kms:CallerAccount": PLACE.accountId, "kms:SigningAlgorithm": "ECDSA_SHA_256" };
    const signs = (MessageType: string) =>
      allows(key?.inputs["policy"], { ...request, context: { ...caller, "kms:MessageType": MessageType } });
    assert.deepEqual([signs("DIGEST"), signs("RAW")], [true, false]);
  });

  it("names every action of every key policy", async () => {
    for (const { name, inputs } of (await create()).filter(({ type }) => type === "aws:kms/key:Key")) {
      for (const { Action } of statementsOf(inputs["policy"])) {
        for (const action of [Action].flat()) assert.match(action, /^kms:[A-Za-z]+$/, name);
      }
    }
  });

  it("lets only services that keep data of their own keep grants, for resources of AWS", async () => {
    for (const { name, inputs } of (await create()).filter(({ type }) => type === "aws:kms/key:Key")) {
      const grants = statementsOf(inputs["policy"]).filter(({ Action }) =>
        [Action].flat().includes("kms:CreateGrant"),
      );
      for (const { Condition } of grants) {
        assert.equal(Condition?.["Bool"]?.["kms:GrantIsForAWSResource"], "true", name);
        const via = [Condition?.["StringEquals"]?.["kms:ViaService"] ?? []].flat();
        for (const service of via)
          assert.match(service, /^(backup|dynamodb|ec2|elasticache|es|firehose|rds)\./, name);
      }
    }
  });

  it("are kept with their data", async () => {
    const keys = (await create(true)).filter(({ type }) => type === "aws:kms/key:Key");
    assert.ok(keys.every(({ protect, retainOnDelete }) => protect && retainOnDelete));
  });
});
