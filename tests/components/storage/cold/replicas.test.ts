import * as assert from "node:assert/strict";
import { Replicas } from "../../../../components/storage/cold/replicas";
import { classTags } from "../../../../contracts/tags";
import { allows } from "../../../support/access";
import { PLACE } from "../../../support/arns";
import { type Registration, recordEngine } from "../../../support/engine";
import { bucketOf, providerThere, REPLICA } from "./support";

const TOPIC = "arn:aws:sns:eu-west-1:111122223333:alerts";

describe("Replicas", () => {
  const engine = recordEngine();
  const create = (protect = false) =>
    engine.registrations(() => {
      new Replicas("copies", {
        place: PLACE,
        replica: REPLICA,
        provider: providerThere(),
        sources: {
          notes: {
            bucket: bucketOf("notes", "interaction-logs"),
            dataClass: "interaction-logs",
            locked: false,
          },
          trail: { bucket: bucketOf("trail", "audit-trail", true), dataClass: "audit-trail", locked: true },
        },
        objectLockMode: "COMPLIANCE",
        alertsTopicArn: TOPIC,
        protect,
      });
    });
  let found: Registration[];
  before(async () => {
    found = await create();
  });
  const below = (parent: string) => found.filter((each) => each.parent === parent).map(({ name }) => name);
  const inputsOf = (name: string) => found.find((each) => each.name === name)?.inputs ?? {};

  it("has exactly a bucket of access logs, a copy of each source and an alarm for each", () => {
    assert.deepEqual(below("copies").sort(), [
      "audit-trail-replica",
      "copies-access-logs",
      "copies-alarm",
      "interaction-logs-replica",
    ]);
    assert.deepEqual(below("copies-alarm"), ["copies-alarm-interaction-logs", "copies-alarm-audit-trail"]);
    assert.deepEqual(
      found
        .filter(({ type }) => type === "aws:s3/bucket:Bucket")
        .map(({ name }) => name)
        .sort(),
      [
        "audit-trail-replica-copy-bucket",
        "copies-access-logs-bucket",
        "interaction-logs-replica-copy-bucket",
        "notes-bucket",
        "trail-bucket",
      ],
    );
  });

  it("copies each source to its own bucket, tagged with its class", () => {
    for (const [source, dataClass] of [
      ["notes", "interaction-logs"],
      ["trail", "audit-trail"],
    ] as const) {
      const { bucket, rules } = inputsOf(`${dataClass}-replica-replication`);
      assert.equal(bucket, `${source}-bucket`);
      assert.equal(rules[0].destination.bucket, `arn:aws:s3:::${dataClass}-replica-copy-bucket`);
      for (const part of ["copy-bucket", "copy-key", "role"])
        assert.deepEqual(inputsOf(`${dataClass}-replica-${part}`)["tags"], classTags(dataClass), part);
    }
  });

  it("locks the copies of what is locked, and of nothing else", () => {
    const locks = found.filter(({ name }) => /replica-copy-object-lock$/.test(name));
    assert.deepEqual(
      locks.map(({ name, inputs }) => [name, inputs["rule"].defaultRetention.mode]),
      [["audit-trail-replica-copy-object-lock", "COMPLIANCE"]],
    );
  });

  it("keeps access logs in the region of the copies, from S3 of this account alone", () => {
    for (const dataClass of ["interaction-logs", "audit-trail"])
      assert.equal(
        inputsOf(`${dataClass}-replica-copy-logging`)["targetBucket"],
        "copies-access-logs-bucket",
        dataClass,
      );
    const { policy } = inputsOf("copies-access-logs-policy");
    const delivery = (account: string) => ({
      principal: "Service:logging.s3.amazonaws.com",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::copies-access-logs-bucket/a",
      context: {
        "aws:SecureTransport": "true",
        "aws:SourceAccount": account,
        "aws:SourceArn": "arn:aws:s3:::interaction-logs-replica-copy-bucket",
      },
    });
    assert.equal(allows(policy, delivery(PLACE.accountId)), true);
    assert.equal(allows(policy, delivery("999988887777")), false);
  });

  it("sounds an alarm from the first object that does not arrive", () => {
    const { alarmActions, metricName, namespace, statistic, threshold, dimensions } =
      inputsOf("copies-alarm-audit-trail");
    assert.deepEqual(
      [alarmActions, namespace, metricName],
      [[TOPIC], "AWS/S3", "OperationsFailedReplication"],
    );
    assert.deepEqual([statistic, threshold], ["Sum", 1]);
    assert.deepEqual(dimensions, {
      SourceBucket: "trail-bucket",
      DestinationBucket: "audit-trail-replica-copy-bucket",
      RuleId: inputsOf("audit-trail-replica-replication")["rules"][0].id,
    });
  });

  it("keeps copies, their keys and their access logs where that is asked for", async () => {
    const kept = (await create(true)).filter(({ protect, retainOnDelete }) => protect && retainOnDelete);
    assert.deepEqual(kept.map(({ name }) => name).sort(), [
      "audit-trail-replica-copy-bucket",
      "audit-trail-replica-copy-key",
      "copies-access-logs-bucket",
      "interaction-logs-replica-copy-bucket",
      "interaction-logs-replica-copy-key",
    ]);
  });
});
