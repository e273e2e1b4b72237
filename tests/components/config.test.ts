import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { readConfig } from "../../components/config";
import { TOPICS } from "../../contracts/topics";
import { recordEngine } from "../support/engine";
import { stackConfig } from "../support/program";

const SHARDS = Object.fromEntries(TOPICS.map((topic) => [topic, 1]));

const VALID: Record<string, string> = {
  "aws:region": "eu-west-1",
  "strata:environment": "dev",
  "strata:accountId": "111122223333",
  "strata:owner": "platform",
  "strata:costCenter": "wellbeing",
  "strata:shards": JSON.stringify(SHARDS),
  "strata:stores": "[]",
  "strata:tableCapacity": "5-100",
  "strata:objectLockMode": "GOVERNANCE",
  "strata:accountBaseline": "false",
  "strata:protect": "false",
};

describe("the configuration", () => {
  recordEngine();

  /** Reads the valid configuration with some keys changed; `undefined` leaves a key out. */
  const read = (changes: Record<string, string | undefined> = {}) => {
    const entries = Object.entries({ ...VALID, ...changes }).filter(([, value]) => value !== undefined);
    pulumi.runtime.setAllConfig(Object.fromEntries(entries) as Record<string, string>);
    return readConfig();
  };

  it("is typed, with defaults where a key is left out", () => {
    assert.deepEqual(read(), {
      place: { accountId: "111122223333", region: "eu-west-1" },
      replica: undefined,
      environment: "dev",
      owner: "platform",
      costCenter: "wellbeing",
      shards: SHARDS,
      parallelization: 2,
      deliveryBuffer: { bufferSeconds: 300, bufferMiB: 128 },
      alertEmail: undefined,
      stores: [],
      embedder: { kind: "lexical" },
      network: { zones: 2, natGateways: "none", calls: [] },
      subjectKeyGeneration: 1,
      objectLockMode: "GOVERNANCE",
      accountBaseline: false,
      tableCapacity: { least: 5, most: 100 },
      protect: false,
    });
  });

  it("switches stores on by name, in whatever order, and copies to another region", () => {
    const config = read({
      "strata:stores": '["search","cache"]',
      "strata:availabilityZones": "3",
      "strata:replicaRegion": "eu-central-1",
    });
    assert.deepEqual(config.stores, ["cache", "search"]);
    assert.deepEqual(config.replica, { accountId: "111122223333", region: "eu-central-1" });
    assert.equal(read({ "strata:replicaRegion": "" }).replica, undefined);
  });

  it("lets tables pay by request", () => {
    assert.equal(read({ "strata:tableCapacity": "on-demand" }).tableCapacity, "on-demand");
  });

  const shards = (changes: object) => JSON.stringify({ ...SHARDS, ...changes });
  const wrong: [key: string, value: string | undefined, message: RegExp][] = [
    ["strata:environment", "staging", /'strata:environment' is "staging"; allowed: one of dev, prod/],
    ["strata:environment", undefined, /'strata:environment' is not set; allowed: one of dev, prod/],
    [
      "strata:accountId",
      "11112222333",
      /'strata:accountId' is "11112222333"; allowed: an AWS account id of 12 digits/,
    ],
    ["aws:region", undefined, /'aws:region' is not set; allowed: an AWS region such as eu-west-1/],
    ["aws:region", "Ireland", /'aws:region' is "Ireland"/],
    ["strata:owner", "a?b", /'strata:owner' is "a\?b"; allowed: 1 to 256 letters/],
    ["strata:costCenter", "", /'strata:costCenter' is ""/],
    [
      "strata:shards",
      undefined,
      /'strata:shards' is not set; allowed: an object with a number for each of chat/,
    ],
    ["strata:shards", "3", /'strata:shards' is "3"; allowed: an object/],
    ["strata:shards", "{", /'strata:shards' is "\{"; allowed: an object/],
    [
      "strata:shards",
      shards({ "chat.message.sent": 0 }),
      /'strata:shards.chat.message.sent' is 0; allowed: a whole number from 1 to 200/,
    ],
    ["strata:shards", shards({ "chat.message.sent": 1.5 }), /'strata:shards.chat.message.sent' is 1.5/],
    [
      "strata:shards",
      shards({ "chat.message.sent": undefined }),
      /'strata:shards.chat.message.sent' is not set/,
    ],
    [
      "strata:shards",
      shards({ "chat.message": 1 }),
      /'strata:shards.chat.message' is 1; allowed: a topic, one of chat/,
    ],
    [
      "strata:parallelization",
      "11",
      /'strata:parallelization' is "11"; allowed: a whole number from 1 to 10/,
    ],
    [
      "strata:deliveryBufferSeconds",
      "0",
      /'strata:deliveryBufferSeconds' is "0"; allowed: a whole number from 1 to 900/,
    ],
    [
      "strata:deliveryBufferMiB",
      "63",
      /'strata:deliveryBufferMiB' is "63"; allowed: a whole number from 64 to 128/,
    ],
    ["strata:deliveryBufferMiB", "64.5", /'strata:deliveryBufferMiB' is "64.5"/],
    ["strata:alertEmail", "nobody", /'strata:alertEmail' is "nobody"; allowed: an e-mail address/],
    [
      "strata:objectLockMode",
      "compliance",
      /'strata:objectLockMode' is "compliance"; allowed: one of GOVERNANCE, COMPLIANCE/,
    ],
    [
      "strata:stores",
      undefined,
      /'strata:stores' is not set; allowed: a list of any of cache, relational, search, documents, each once/,
    ],
    ["strata:stores", "cache", /'strata:stores' is "cache"; allowed: a list/],
    ["strata:stores", '["cache","graph"]', /'strata:stores' is \["cache","graph"\]; allowed: a list/],
    ["strata:stores", '["cache","cache"]', /each once/],
    ["strata:tableCapacity", "100-5", /'strata:tableCapacity' is "100-5"; allowed: on-demand, or the least/],
    ["strata:tableCapacity", "0-5", /'strata:tableCapacity' is "0-5"/],
    ["strata:tableCapacity", "5-50000", /up to 40000/],
    [
      "strata:availabilityZones",
      "4",
      /'strata:availabilityZones' is "4"; allowed: a whole number from 2 to 3/,
    ],
    ["strata:natGateways", "two", /'strata:natGateways' is "two"; allowed: one of none, single, per-zone/],
    [
      "strata:replicaRegion",
      "eu-west-1",
      /'strata:replicaRegion' is "eu-west-1"; allowed: a region other than the stack's own/,
    ],
    ["strata:replicaRegion", "Frankfurt", /'strata:replicaRegion' is "Frankfurt"; allowed: an AWS region/],
    ["strata:protect", "yes", /'strata:protect' is "yes"; allowed: one of true, false/],
    ["strata:shard", "1", /'strata:shard' is "1"; allowed: one of the keys environment, accountId/],
  ];
  for (const [key, value, message] of wrong) {
    it(`refuses ${key} ${value === undefined ? "left out" : `as ${value.slice(0, 40)}`}, saying what is allowed`, () => {
      assert.throws(() => read({ [key]: value }), message);
    });
  }

  for (const stack of ["dev", "prod"]) {
    it(`of ${stack} is valid and says so of itself`, () => {
      pulumi.runtime.setAllConfig(stackConfig(stack));
      assert.equal(readConfig().environment, stack);
    });
  }

  it("of prod keeps data and locks it for everybody, that of dev does not", () => {
    const [prod, dev] = ["prod", "dev"].map((stack) => read(stackConfig(stack)));
    assert.deepEqual([prod?.protect, prod?.objectLockMode], [true, "COMPLIANCE"]);
    assert.deepEqual([dev?.protect, dev?.objectLockMode], [false, "GOVERNANCE"]);
  });
});
