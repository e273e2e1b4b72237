import * as assert from "node:assert/strict";
import { RetrievalOperator } from "../../../components/processing/retrieval-operator";
import { classificationOf } from "../../../contracts/tags";
import { allows } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { storeOf } from "../../support/stores";

const [ARCHIVE, TRAIL] = [storeOf("s3", "archive"), storeOf("s3", "trail")];
const AUDIT = storeOf("kinesis", "stream/audit");

describe("RetrievalOperator", () => {
  const engine = recordEngine();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(
      () =>
        new RetrievalOperator("retriever", { place: PLACE, archives: [ARCHIVE, TRAIL], auditStream: AUDIT }),
    );
  });
  const policyInputs = () => found.find(({ name }) => name === "retriever-policy")?.inputs ?? {};
  const may = (action: string, resource: string, context: Record<string, string> = {}) =>
    allows(policyInputs()["policy"], { action, resource, context });
  const through = (service: string) => ({ "kms:ViaService": `${service}.${PLACE.region}.amazonaws.com` });

  it("is exactly a managed policy, attached to nobody", () => {
    assert.deepEqual(
      found.map(({ type, name, parent }) => [type, name, parent]),
      [
        ["strata:processing:RetrievalOperator", "retriever", ""],
        ["aws:iam/policy:Policy", "retriever-policy", "retriever"],
      ],
    );
    assert.deepEqual(policyInputs()["tags"], {
      DataClassification: classificationOf("interaction-logs"),
      Retention: "interaction-logs",
    });
  });

  it("lists the archives, orders and reads their objects, and those of no other bucket", () => {
    for (const bucket of ["archive", "trail"]) {
      assert.equal(may("s3:ListBucket", `arn:aws:s3:::${bucket}`), true);
      for (const action of ["s3:GetObject", "s3:RestoreObject"])
        assert.equal(may(action, `arn:aws:s3:::${bucket}/year=2026/a`), true, action);
    }
    for (const action of ["s3:ListBucket", "s3:GetObject", "s3:RestoreObject"]) {
      assert.equal(may(action, "arn:aws:s3:::other"), false, action);
      assert.equal(may(action, "arn:aws:s3:::other/a"), false, action);
    }
  });

  it("changes nothing that is archived", () => {
    for (const action of [
      "s3:PutObject",
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:PutObjectRetention",
      "s3:BypassGovernanceRetention",
    ])
      assert.equal(may(action, "arn:aws:s3:::archive/a"), false, action);
  });

  it("opens objects through S3 only, and writes to the audit trail's stream without reading it", async () => {
    const key = (name: string) => `arn:aws:kms:${PLACE.region}:${PLACE.accountId}:key/${name}`;
    const stream = `arn:aws:kinesis:${PLACE.region}:${PLACE.accountId}:stream/audit`;
    assert.equal(may("kms:Decrypt", key("archive"), through("s3")), true);
    assert.equal(may("kms:Decrypt", key("archive"), through("kinesis")), false);
    assert.equal(may("kms:Decrypt", key("archive")), false);
    assert.equal(may("kms:GenerateDataKey", key("archive"), through("s3")), false);
    assert.equal(may("kms:GenerateDataKey", key("audit"), through("kinesis")), true);
    assert.equal(may("kms:Decrypt", key("audit"), through("kinesis")), false);
    assert.equal(may("kinesis:PutRecords", stream), true);
    assert.equal(may("kinesis:GetRecords", stream), false);
  });
});
