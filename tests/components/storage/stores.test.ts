import * as assert from "node:assert/strict";
import { AuditArchive } from "../../../components/storage/cold/audit-archive";
import { EventLake } from "../../../components/storage/cold/event-lake";
import { EventClaims } from "../../../components/storage/hot/event-claims";
import { RecordTables } from "../../../components/storage/hot/record-tables";
import { ApplicationLogs } from "../../../components/storage/warm/application-logs";
import { InteractionLogs } from "../../../components/storage/warm/interaction-logs";
import { recordEngine } from "../../support/engine";

describe("the stores", () => {
  const engine = recordEngine();
  const kept = { keyArn: "arn:key", accessLogsBucket: "logs", protect: false };
  const inputsOf = async (build: () => unknown, name: string) =>
    (await engine.registrations(build)).find((each) => each.name === name)?.inputs ?? {};

  const tables = () =>
    new RecordTables("records", {
      key: { records: "arn:records", audit: "arn:audit" },
      capacity: { least: 5, most: 100 },
      protect: false,
    });
  for (const [table, keys, keyArn] of [
    ["crisis-events", ["student_id_hash", "timestamp"], "arn:records"],
    ["notification-logs", ["notification_id", undefined], "arn:records"],
    ["audit-trail", ["entity_id", "timestamp"], "arn:audit"],
  ] as const) {
    it(`of records hold ${table} by ${keys.filter(Boolean).join(" and ")}, and tell of changes`, async () => {
      const { hashKey, rangeKey, serverSideEncryption, streamEnabled, tags } = await inputsOf(
        tables,
        `records-${table}-table`,
      );
      assert.deepEqual([hashKey, rangeKey], keys);
      assert.equal(serverSideEncryption.kmsKeyArn, keyArn);
      assert.equal(streamEnabled, true);
      assert.equal(tags.Retention, table);
    });
  }

  it("of claims hold them by id and pay by request", async () => {
    const build = () => new EventClaims("claims", { keyArn: "arn:key", protect: false });
    const { hashKey, billingMode, ttl } = await inputsOf(build, "claims-table");
    assert.deepEqual(
      [hashKey, billingMode, ttl.attributeName],
      ["claim_id", "PAY_PER_REQUEST", "expires_at"],
    );
  });

  it("of originals keep them for seven years, ever colder", async () => {
    const build = () => new InteractionLogs("originals", kept);
    const [rule] = (await inputsOf(build, "originals-lifecycle"))["rules"];
    assert.deepEqual(rule.expiration, { days: 2555 });
    assert.equal(rule.transitions.length, 3);
  });

  it("of redacted events keep them for 30 days, in the bucket and in the log group", async () => {
    const build = () => new ApplicationLogs("redacted", kept);
    const [rule] = (await inputsOf(build, "redacted-lifecycle"))["rules"];
    assert.deepEqual(rule.expiration, { days: 30 });
    const { retentionInDays, kmsKeyId, tags } = await inputsOf(build, "redacted-log-group");
    assert.deepEqual([retentionInDays, kmsKeyId, tags.Retention], [30, "arn:key", "application-logs"]);
  });

  it("of Parquet keep it for seven years where a query can still read it, and end it then", async () => {
    const build = () => new EventLake("lake", kept);
    const [rule] = (await inputsOf(build, "lake-lifecycle"))["rules"];
    assert.deepEqual(rule.expiration, { days: 2555 });
    const classes = rule.transitions.map(({ storageClass }: { storageClass: string }) => storageClass);
    assert.deepEqual(classes, ["STANDARD_IA", "GLACIER_IR"]);
    const { tags } = await inputsOf(build, "lake-bucket");
    assert.deepEqual(tags, { DataClassification: "Pseudonymous", Retention: "event-lake" });
  });

  for (const objectLockMode of ["GOVERNANCE", "COMPLIANCE"] as const) {
    it(`of the audit trail lock every object in ${objectLockMode} mode and never end one`, async () => {
      const build = () => new AuditArchive("trail", { ...kept, objectLockMode });
      const { rule } = await inputsOf(build, "trail-object-lock");
      assert.deepEqual(rule.defaultRetention, { mode: objectLockMode, days: 2555 });
      const { rules } = await inputsOf(build, "trail-lifecycle");
      assert.ok(rules.every((each: object) => !("expiration" in each)));
    });
  }
});
