import * as assert from "node:assert/strict";
import { backupSources, type HeldStores } from "../../../components/storage/backup-sources";
import { Backups } from "../../../components/storage/backups";
import { type DataClass, RETENTION, type RetentionRule } from "../../../contracts/retention";
import { allows, statementsOf } from "../../support/access";
import { arnOf, PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { keyArnOf } from "../../support/stores";

const TABLE = "aws:dynamodb/table:Table";
const table = (name: string) => ({ arn: arnOf(TABLE, name) ?? "", keyArn: keyArnOf(`${name}-key`) });
const VAULT_ARN = arnOf("aws:backup/vault:Vault", "backups-vault") ?? "";
const DATABASE = arnOf("aws:rds/instance:Instance", "db") ?? "";
const CLUSTER = arnOf("aws:docdb/cluster:Cluster", "talks") ?? "";

const HELD: HeldStores = {
  tables: {
    crisisEvents: table("crises"),
    notificationLogs: table("notices"),
    auditTrail: table("audit"),
  },
  claims: table("claims"),
  quarantineIndex: table("index"),
  stores: {
    relational: { arn: DATABASE, keyArn: keyArnOf("db-key") },
    documents: { arn: CLUSTER, keyArn: keyArnOf("talks-key") },
  },
};
const TABLES = ["crises", "notices", "audit", "claims", "index"].map((name) => table(name).arn);

describe("Backups", () => {
  const engine = recordEngine();
  const create = (objectLockMode: "GOVERNANCE" | "COMPLIANCE" = "COMPLIANCE", held = HELD, protect = true) =>
    engine.registrations(() => {
      const args = { place: PLACE, key: { backups: keyArnOf("vault") }, held, alertsTopicArn: "topic" };
      new Backups("backups", { ...args, objectLockMode, protect });
    });
  let found: Registration[];
  before(async () => {
    found = await create();
  });
  const inputsOf = (name: string, of = found) => of.find((each) => each.name === name)?.inputs ?? {};
  const role = () => inputsOf("backups-access")["policy"];
  const may = (action: string, resource: string, context: Record<string, string> = {}) =>
    allows(role(), { action, resource, context });

  it("have exactly a vault with lock and policy, a role, one plan, one selection and alarms", () => {
    const own = (parent: string) => found.filter((each) => each.parent === parent).map(({ name }) => name);
    assert.deepEqual(own("backups").sort(), [
      "backups-35-days",
      "backups-35-days-selection",
      "backups-access",
      "backups-access-attachment",
      "backups-alarm",
      "backups-role",
      "backups-vault",
    ]);
    assert.deepEqual(own("backups-vault").sort(), [
      "backups-vault",
      "backups-vault-lock",
      "backups-vault-policy",
    ]);
  });

  it("make a recovery point a day and end it after the days of the manifest", () => {
    const [rule, ...others] = inputsOf("backups-35-days")["rules"];
    assert.deepEqual(others, []);
    assert.deepEqual(
      [rule.schedule, rule.lifecycle, rule.targetVaultName],
      ["cron(0 4 * * ? *)", { deleteAfter: 35 }, "backups-vault"],
    );
  });

  it("select every table and database one by one, by the role they made", () => {
    const selection = inputsOf("backups-35-days-selection");
    assert.deepEqual(selection["resources"], [...TABLES, DATABASE, CLUSTER]);
    assert.equal(selection["iamRoleArn"], arnOf("aws:iam/role:Role", "backups-role"));
    assert.equal(selection["selectionTags"], undefined);
    const dependencies = found.find(({ name }) => name === "backups-35-days-selection")?.dependencies ?? [];
    assert.ok(dependencies.includes("backups-access-attachment"));
  });

  it("leave out stores that are off", async () => {
    const stores = { relational: undefined, documents: undefined };
    const without = await create("COMPLIANCE", { ...HELD, stores });
    assert.deepEqual(inputsOf("backups-35-days-selection", without)["resources"], TABLES);
    const actions = statementsOf(inputsOf("backups-access", without)["policy"]).flatMap(
      ({ Action }) => Action,
    );
    assert.deepEqual(
      actions.filter((action) => action.startsWith("rds:")),
      [],
    );
  });

  it("back up what the manifest gives days in the vault, and never the keys of subjects", () => {
    const backed = backupSources(HELD).map(({ dataClass }) => dataClass);
    const rules = Object.entries(RETENTION) as [DataClass, RetentionRule][];
    const tables = rules.filter(([, rule]) => rule.tableTtl && rule.copies?.vaultDays).map(([name]) => name);
    for (const name of tables.filter((each) => (each as string) !== "remediations")) {
      assert.ok(backed.includes(name), name);
    }
    assert.ok(!backed.includes("subject-keys"));
    assert.equal((RETENTION["subject-keys"] as RetentionRule).copies?.vaultDays, undefined);
  });

  it("encrypt the vault and lock it for exactly those days: for good only where locks are", async () => {
    assert.equal(vaultOf(found)["kmsKeyArn"], keyArnOf("vault"));
    const lock = inputsOf("backups-vault-lock");
    assert.deepEqual(
      [lock["minRetentionDays"], lock["maxRetentionDays"], lock["changeableForDays"]],
      [35, 35, 3],
    );
    assert.equal(vaultOf(found)["forceDestroy"], false);
    const dev = await create("GOVERNANCE", HELD, false);
    assert.equal(inputsOf("backups-vault-lock", dev)["changeableForDays"], undefined);
    assert.equal(vaultOf(dev)["forceDestroy"], true);
    const kept = found
      .filter(({ name }) => /^backups-vault/.test(name))
      .filter(({ type }) => type.startsWith("aws:"));
    assert.ok(kept.length === 3 && kept.every(({ protect, retainOnDelete }) => protect && retainOnDelete));
  });

  it("let nobody delete a recovery point by hand, shorten its life, or take that away", () => {
    const [denial, ...others] = statementsOf(inputsOf("backups-vault-policy")["policy"]);
    assert.deepEqual(others, []);
    assert.deepEqual([denial?.Effect, denial?.Principal, denial?.Condition], ["Deny", "*", undefined]);
    assert.deepEqual(denial?.Action, [
      "backup:DeleteRecoveryPoint",
      "backup:DisassociateRecoveryPoint",
      "backup:PutBackupVaultAccessPolicy",
      "backup:UpdateRecoveryPointLifecycle",
    ]);
  });

  it("may read these tables and no other, and end only snapshots they made", () => {
    assert.ok(may("dynamodb:StartAwsBackupJob", table("crises").arn));
    assert.ok(!may("dynamodb:StartAwsBackupJob", table("subject-keys").arn));
    assert.ok(!may("dynamodb:DeleteTable", table("crises").arn));
    const snapshot = (name: string) => `arn:aws:rds:eu-west-1:111122223333:snapshot:${name}`;
    assert.ok(
      may("rds:CreateDBSnapshot", DATABASE) && may("rds:CreateDBSnapshot", snapshot("awsbackup:job-1")),
    );
    assert.ok(may("rds:DeleteDBSnapshot", snapshot("awsbackup:job-1")));
    assert.ok(!may("rds:DeleteDBSnapshot", snapshot("by-hand")));
    assert.ok(!may("rds:CreateDBSnapshot", `${DATABASE}-2`));
    assert.ok(may("rds:CreateDBClusterSnapshot", CLUSTER));
    assert.ok(may("backup:CopyIntoBackupVault", VAULT_ARN) && !may("backup:DeleteRecoveryPoint", VAULT_ARN));
  });

  it("use each key through one service only, and grant for AWS's own resources only", () => {
    const via = (service: string) => ({ "kms:ViaService": `${service}.eu-west-1.amazonaws.com` });
    const key = String(keyArnOf("crises-key"));
    assert.ok(
      may("kms:GenerateDataKey", key, via("dynamodb")) && !may("kms:GenerateDataKey", key, via("s3")),
    );
    const vault = String(keyArnOf("vault"));
    assert.ok(may("kms:GenerateDataKey", vault, via("backup")) && !may("kms:GenerateDataKey", vault));
    const database = String(keyArnOf("db-key"));
    assert.ok(may("kms:CreateGrant", database, { ...via("rds"), "kms:GrantIsForAWSResource": "true" }));
    assert.ok(!may("kms:CreateGrant", database, via("rds")));
  });

  it("sound an alarm when a recovery point was not made or came too late", () => {
    const alarms = found.filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm");
    assert.deepEqual(
      alarms.map(({ inputs }) => [inputs["metricName"], inputs["dimensions"], inputs["alarmActions"]]),
      ["NumberOfBackupJobsFailed", "NumberOfBackupJobsExpired"].map((metric) => [
        metric,
        { BackupVaultName: "backups-vault" },
        ["topic"],
      ]),
    );
  });
});

/** The vault itself: its component has the same name. */
function vaultOf(found: readonly Registration[]): Record<string, unknown> {
  return found.find(({ type }) => type === "aws:backup/vault:Vault")?.inputs ?? {};
}
