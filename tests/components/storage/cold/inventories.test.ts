import * as assert from "node:assert/strict";
import { SecureBucket } from "../../../../components/shared/secure-bucket";
import { CrisisArchive } from "../../../../components/storage/cold/crisis-archive";
import { Inventories } from "../../../../components/storage/cold/inventories";
import { RETENTION } from "../../../../contracts/retention";
import { allows } from "../../../support/access";
import { PLACE } from "../../../support/arns";
import { recordEngine } from "../../../support/engine";

const KEY = "arn:aws:kms:eu-west-1:111122223333:key/k";
const KEPT = { keyArn: KEY, accessLogsBucket: "logs", protect: false };

describe("Inventories", () => {
  const engine = recordEngine();
  const create = () =>
    engine.registrations(() => {
      const notes = new SecureBucket("notes", { ...KEPT, dataClass: "interaction-logs" });
      new Inventories("lists", { ...KEPT, place: PLACE, buckets: { notes } });
    });

  it("lists every version of each bucket's objects, encrypted, into a folder of its own", async () => {
    const lists = (await create()).filter(({ type }) => type === "aws:s3/inventory:Inventory");
    assert.deepEqual(
      lists.map(({ name }) => name),
      ["lists-notes"],
    );
    const { bucket, includedObjectVersions, destination, optionalFields } = lists[0]?.inputs ?? {};
    assert.deepEqual([bucket, includedObjectVersions], ["notes-bucket", "All"]);
    assert.deepEqual(destination.bucket.encryption, { sseKms: { keyId: KEY } });
    assert.deepEqual([destination.bucket.prefix, destination.bucket.format], ["notes", "Parquet"]);
    for (const field of [
      "StorageClass",
      "ReplicationStatus",
      "ObjectLockRetainUntilDate",
      "EncryptionStatus",
    ]) {
      assert.ok(optionalFields.includes(field), field);
    }
  });

  it("lets S3 write lists of this account's buckets only", async () => {
    const policy = (await create()).find(({ name }) => name === "lists-policy")?.inputs["policy"];
    const request = (account: string) => ({
      principal: "Service:s3.amazonaws.com",
      action: "s3:PutObject",
      resource: "arn:aws:s3:::lists-bucket/notes/a",
      context: {
        "aws:SecureTransport": "true",
        "s3:TlsVersion": "1.3",
        "aws:SourceAccount": account,
        "aws:SourceArn": "arn:aws:s3:::notes-bucket",
      },
    });
    assert.equal(allows(policy, request(PLACE.accountId)), true);
    assert.equal(allows(policy, request("999988887777")), false);
  });
});

describe("CrisisArchive", () => {
  const engine = recordEngine();

  it("locks crises for the years that remain of ten, in Deep Archive from the first day", async () => {
    const found = await engine.registrations(
      () => new CrisisArchive("crises", { ...KEPT, objectLockMode: "COMPLIANCE" }),
    );
    const part = (name: string) => found.find((each) => each.name === `crises-${name}`)?.inputs ?? {};
    const { lock, expire, from } = RETENTION["crisis-events"].object;
    assert.equal(from + lock, 3650);
    assert.deepEqual(part("object-lock")["rule"], { defaultRetention: { mode: "COMPLIANCE", days: lock } });
    const [keep] = part("lifecycle")["rules"];
    assert.deepEqual(keep.transitions, [{ days: 1, storageClass: "DEEP_ARCHIVE" }]);
    assert.deepEqual(keep.expiration, { days: expire });
  });
});
