import * as assert from "node:assert/strict";
import { RETENTION } from "../../../contracts/retention";
import { type Registration, recordEngine } from "../../support/engine";
import { keyArnOf } from "../../support/stores";
import { inputsIn, relationalStore, TAGS } from "./support/relational";

describe("RelationalStore", function () {
  this.timeout(60_000);
  recordEngine();
  let found: Registration[];
  let dev: Registration[];
  before(async () => {
    ({ found: dev } = await relationalStore("dev", false));
    ({ found } = await relationalStore("prod", true));
  });
  const inputsOf = (name: string) => inputsIn(found, name);
  const short = ({ type, name }: Registration) => `${type.split(":").at(-1)} ${name}`;
  const writer = (among = found) => inputsIn(among, "db-db-instances-writer");

  it("makes exactly these", () => {
    assert.deepEqual(found.map(short).toSorted(), [
      "EventFunction db-purger",
      "EventFunction db-schema-migrator",
      "EventRule db-purger-nightly",
      "EventTarget db-purger-target",
      "Function db-purger-fn",
      "Function db-schema-migrator-fn",
      "Instance db-db-instances-reader-1",
      "Instance db-db-instances-reader-2",
      "Instance db-db-instances-writer",
      "Invocation db-schema-up",
      "LogGroup db-db-instances-reader-1-postgresql",
      "LogGroup db-db-instances-reader-1-upgrade",
      "LogGroup db-db-instances-reader-2-postgresql",
      "LogGroup db-db-instances-reader-2-upgrade",
      "LogGroup db-db-instances-writer-postgresql",
      "LogGroup db-db-instances-writer-upgrade",
      "LogGroup db-db-proxy-logs",
      "LogGroup db-purger-logs",
      "LogGroup db-schema-migrator-logs",
      "ParameterGroup db-db-instances-parameters",
      "Permission db-purger-schedule",
      "Policy db-db-proxy-access",
      "Policy db-purger-access",
      "Policy db-purger-operation",
      "Policy db-schema-migrator-access",
      "Policy db-schema-migrator-operation",
      "Proxy db-db-proxy-endpoint",
      "ProxyDefaultTargetGroup db-db-proxy-targets",
      "ProxyTarget db-db-proxy-target",
      "Queue db-purger-missed-queue",
      "QueuePolicy db-purger-missed-policy",
      "RelationalDatabase db-db",
      "RelationalInstances db-db-instances",
      "RelationalProxy db-db-proxy",
      "RelationalSchema db-schema",
      "RelationalStore db",
      "Role db-db-instances-monitor",
      "Role db-db-proxy-role",
      "Role db-purger-role",
      "Role db-schema-migrator-role",
      "RolePolicyAttachment db-db-instances-monitor-access",
      "RolePolicyAttachment db-db-proxy-access-attachment",
      "RolePolicyAttachment db-purger-access-attachment",
      "RolePolicyAttachment db-purger-operation-attachment",
      "RolePolicyAttachment db-schema-migrator-access-attachment",
      "RolePolicyAttachment db-schema-migrator-operation-attachment",
      "RowPurger db-purger",
      "SecureQueue db-purger-missed",
      "SecurityGroup db-db-instances-group",
      "SecurityGroup db-db-proxy-group",
      "SecurityGroupEgressRule caller-out",
      "SecurityGroupEgressRule db-db-proxy-instances-out",
      "SecurityGroupEgressRule db-purger-out",
      "SecurityGroupEgressRule db-schema-migrator-out",
      "SecurityGroupIngressRule caller-in",
      "SecurityGroupIngressRule db-db-proxy-instances-in",
      "SecurityGroupIngressRule db-purger-in",
      "SecurityGroupIngressRule db-schema-migrator-in",
      "SubnetGroup db-db-instances-subnets",
    ]);
  });

  it("is PostgreSQL 15 under its own key, out of the internet's reach, with a password nobody has seen", () => {
    const { engine: kind, engineVersion, password, tags, ...rest } = writer();
    assert.deepEqual([kind, engineVersion, tags], ["postgres", "15.19", TAGS]);
    assert.deepEqual([rest["manageMasterUserPassword"], password], [true, undefined]);
    for (const key of ["kmsKeyId", "masterUserSecretKmsKeyId", "performanceInsightsKmsKeyId"])
      assert.equal(rest[key], keyArnOf("relational"));
    assert.deepEqual([rest["storageEncrypted"], rest["publiclyAccessible"]], [true, false]);
    assert.equal(rest["iamDatabaseAuthenticationEnabled"], true);
    assert.deepEqual(rest["vpcSecurityGroupIds"], ["db-db-instances-group-id"]);
    assert.deepEqual(inputsOf("db-db-instances-subnets")["subnetIds"], ["data-a", "data-b", "data-c"]);
  });

  it("has a standby and two replicas in prod, none and one in dev", () => {
    const replicas = (among: Registration[]) =>
      among
        .filter(({ inputs }) => inputs["replicateSourceDb"] !== undefined)
        .map(({ inputs }) => inputs["identifier"]);
    assert.deepEqual([writer()["multiAz"], writer(dev)["multiAz"]], [true, false]);
    assert.deepEqual(replicas(found), ["strata-test-db-db-reader-1", "strata-test-db-db-reader-2"]);
    assert.deepEqual(replicas(dev), ["strata-test-db-db-reader-1"]);
  });

  it("keeps backups as long as the manifest says", () => {
    assert.equal(writer()["backupRetentionPeriod"], RETENTION["session-summaries"].copies.backupDays);
  });

  it("can be lost in dev, and in prod neither by an update nor by destroying the stack", () => {
    const kept = (among: Registration[]) =>
      among
        .filter(({ type }) => type === "aws:rds/instance:Instance")
        .map((each) => [each.protect, each.retainOnDelete, each.inputs["deletionProtection"]]);
    assert.deepEqual(kept(found), Array(3).fill([true, true, true]));
    assert.deepEqual(kept(dev), Array(2).fill([false, false, false]));
    const { skipFinalSnapshot, finalSnapshotIdentifier, deleteAutomatedBackups } = writer();
    assert.deepEqual(
      [skipFinalSnapshot, finalSnapshotIdentifier, deleteAutomatedBackups],
      [false, "strata-test-db-db-final", false],
    );
    assert.equal(writer(dev)["skipFinalSnapshot"], true);
  });

  it("speaks TLS only, and logs neither parameters nor details of errors", () => {
    const { family, parameters } = inputsOf("db-db-instances-parameters");
    const values = Object.fromEntries(
      parameters.map(({ name, value }: Record<string, string>) => [name, value]),
    );
    assert.equal(family, "postgres15");
    assert.equal(values["rds.force_ssl"], "1");
    assert.equal(values["ssl_min_protocol_version"], "TLSv1.2");
    assert.equal(values["log_parameter_max_length"], "0");
    assert.equal(values["log_parameter_max_length_on_error"], "0");
    assert.equal(values["log_error_verbosity"], "terse");
  });

  it("exports its logs to groups that end, made before it", () => {
    const names = ["writer", "reader-1", "reader-2"].flatMap((part) =>
      ["postgresql", "upgrade"].map((log) => `db-db-instances-${part}-${log}`),
    );
    for (const name of [...names, "db-db-proxy-logs"]) {
      const { retentionInDays, kmsKeyId, tags } = inputsOf(name);
      assert.deepEqual([retentionInDays, kmsKeyId, tags.Retention], [30, keyArnOf("logs"), "store-logs"]);
    }
    assert.equal(
      inputsOf("db-db-instances-writer-postgresql")["name"],
      "/aws/rds/instance/strata-test-db-db/postgresql",
    );
    const instance = found.find(({ name }) => name === "db-db-instances-writer");
    assert.ok(instance?.dependencies.includes("db-db-instances-writer-postgresql"));
    assert.deepEqual(instance?.inputs["enabledCloudwatchLogsExports"], ["postgresql", "upgrade"]);
    assert.deepEqual(
      [instance?.inputs["monitoringInterval"], instance?.inputs["performanceInsightsEnabled"]],
      [60, true],
    );
  });
});
