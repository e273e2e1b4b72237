import * as assert from "node:assert/strict";
import {
  CreateBackupCommand,
  RestoreTableFromBackupCommand,
  RestoreTableToPointInTimeCommand,
  UpdateContinuousBackupsCommand,
} from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand, DescribeKeyCommand } from "@aws-sdk/client-kms";
import { DeleteObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { emulatorCredentials } from "../../../local/emulator";
import { destroyKey, endFormer, generations, rewrap, subjectOpener, survey } from "../../../operations";
import { keyIdOf } from "../../../runtime/subject-keys/compact";
import { subjectKeys } from "../../../runtime/subject-keys/keys";
import { keyTable } from "../../../runtime/subject-keys/table";
import { wrapping } from "../../../runtime/subject-keys/wrapping";
import { BUCKETS, createWorld, TABLES, type World } from "../../runtime/support/world";
import { allOf } from "../support/entries";
import { replicated, versions } from "../support/replica";

const [ERASED, LIVING, OTHER] = ["e", "1", "2"].map((letter) => letter.repeat(64)) as [
  string,
  string,
  string,
];
const content = (subject: string) => Buffer.from(`{"student":"${subject.slice(0, 4)}"}`);

describe("ending a generation of wrapping keys", () => {
  let world: World;
  let second: string;
  const jwes = new Map<string, string>();
  before(async function () {
    this.timeout(300_000);
    world = await createWorld();
    second = (await world.clients.kms.send(new CreateKeyCommand({}))).KeyMetadata?.Arn ?? "";
    await seal(1, world.wrappingKeyArn, [ERASED, LIVING, OTHER, "none/2026-11", "quarantine/2026-11-21"]);
  });
  after(() => world.stop());

  /** Seals something for each id as a worker of a generation does. */
  const seal = async (generation: number, wrappingKey: string, ids: readonly string[]) => {
    const keys = subjectKeys({
      table: keyTable(TABLES.subjectKeys, world.clients.dynamo),
      wrapping: wrapping(wrappingKey, world.clients.kms),
      generation,
      now: Date.now,
    });
    await keys.use(ids, async (found) => {
      for (const id of ids) {
        const outcome = found.get(id);
        assert.ok(outcome && "key" in outcome, id);
        jwes.set(id, outcome.key.seal(content(id)));
      }
    });
  };
  const openWith = (table: string, id: string) =>
    subjectOpener({ dynamodb: world.clients.dynamo, kms: world.clients.kms }, table).open(jwes.get(id) ?? "");
  /** Whose a sealed text is, and what it says to whoever may open it. */
  const opened = async ({ text }: { text: string }) => {
    const { dynamo: dynamodb, kms } = world.clients;
    const read = subjectOpener({ dynamodb, kms }, TABLES.subjectKeys).open(text);
    return `${keyIdOf(text).slice(0, 1)}: ${await read.then(String, (error: Error) => error.name)}`;
  };
  const elsewhere = () => {
    const { endpoint } = world;
    const credentials = emulatorCredentials();
    return new S3Client({ endpoint, region: "eu-central-1", credentials, forcePathStyle: true });
  };
  const deps = () => ({ dynamodb: world.clients.dynamo, kms: world.clients.kms, table: TABLES.subjectKeys });
  const states = () =>
    generations(world.clients.kms, {
      generation: 2,
      wrappingKeyArns: { 1: world.wrappingKeyArn, 2: second },
    });
  const current = () => ({ generation: 2, wrappingKeyArn: second });
  const settled = { now: Date.now() + 3_600_000, settledMs: 900_000 };

  it("makes a destroyed key unreadable in live copies and in another region at once, and in backups when its generation ends", async function () {
    this.timeout(60_000);
    const { dynamo, s3 } = world.clients;
    await dynamo.send(
      new UpdateContinuousBackupsCommand({
        TableName: TABLES.subjectKeys,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      }),
    );
    const backup = await dynamo.send(
      new CreateBackupCommand({ TableName: TABLES.subjectKeys, BackupName: "before" }),
    );
    // The emulator restores what stands now, whatever time is asked for: so this copy is made now.
    await dynamo.send(
      new RestoreTableToPointInTimeCommand({
        SourceTableName: TABLES.subjectKeys,
        TargetTableName: "from-pitr",
        UseLatestRestorableTime: true,
      }),
    );
    // An object that nobody may delete holds a copy, and a version of it that was written over another; so does its
    // copy in a second region.
    const Key = "locked/original";
    const copied = await replicated(s3, BUCKETS.audit, elsewhere(), Key);
    for (const Body of [jwes.get(ERASED), jwes.get(LIVING)])
      await s3.send(
        new PutObjectCommand({
          Bucket: BUCKETS.audit,
          Key,
          Body,
          ObjectLockMode: "COMPLIANCE",
          ObjectLockRetainUntilDate: new Date(Date.now() + 86_400_000),
        }),
      );
    await destroyKey(dynamo, TABLES.subjectKeys, ERASED, { operation: "op-x", now: Date.now() });

    await assert.rejects(openWith(TABLES.subjectKeys, ERASED), { name: "SubjectErased" });
    assert.deepEqual(await openWith(TABLES.subjectKeys, LIVING), content(LIVING));
    const originals = await versions(s3, BUCKETS.audit, Key);
    for (const { VersionId } of originals)
      await assert.rejects(s3.send(new DeleteObjectCommand({ Bucket: BUCKETS.audit, Key, VersionId })));
    const copies = await copied(originals.length);
    const readable = [`1: ${content(LIVING)}`, "e: SubjectErased"];
    for (const found of [originals, copies])
      assert.deepEqual((await Promise.all(found.map(opened))).sort(), readable);

    // Until the generation ends, a backup still holds the key: that is what generations are for.
    await dynamo.send(
      new RestoreTableFromBackupCommand({
        TargetTableName: "from-backup",
        BackupArn: backup.BackupDetails?.BackupArn,
      }),
    );
    for (const table of ["from-backup", "from-pitr"])
      assert.deepEqual(await openWith(table, ERASED), content(ERASED), table);

    await allOf(rewrap(deps(), current(), new AbortController().signal));
    await endFormer(world.clients.kms, await states(), await survey(dynamo, TABLES.subjectKeys), settled);
    assert.deepEqual((await Promise.all(copies.map(opened))).sort(), readable);
    for (const table of ["from-backup", "from-pitr"])
      for (const id of [ERASED, LIVING])
        await assert.rejects(openWith(table, id), { name: "KMSInvalidStateException" }, `${table} ${id}`);
    await assert.rejects(openWith(TABLES.subjectKeys, ERASED), { name: "SubjectErased" });
    for (const id of [LIVING, OTHER, "none/2026-11", "quarantine/2026-11-21"])
      assert.deepEqual(await openWith(TABLES.subjectKeys, id), content(id));
  });

  it("changes nothing for workers: new keys and old ones go on under the next generation", async () => {
    const former = jwes.get(LIVING);
    await seal(2, second, [LIVING, "3".repeat(64)]);
    assert.equal(jwes.get(LIVING), former);
    const { byGeneration, destroyed } = await survey(world.clients.dynamo, TABLES.subjectKeys);
    assert.deepEqual([byGeneration, destroyed], [{ 2: 5 }, 1]);
  });

  it("is said again when it was done before", async () => {
    const found = await survey(world.clients.dynamo, TABLES.subjectKeys);
    const [first, again] = [
      await endFormer(world.clients.kms, await states(), found, settled),
      await endFormer(world.clients.kms, await states(), found, settled),
    ];
    assert.deepEqual(first, again);
    const { KeyMetadata } = await world.clients.kms.send(new DescribeKeyCommand({ KeyId: second }));
    assert.equal(KeyMetadata?.KeyState, "Enabled");
  });
});
