import * as assert from "node:assert/strict";
import { Conversations } from "../../../components/storage/warm/conversations";
import { statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { networkOf, outsider } from "../../support/network";
import { keyArnOf } from "../../support/stores";

const PHI = { DataClassification: "PHI", Retention: "conversations" };

describe("Conversations", function () {
  this.timeout(60_000);
  const engine = recordEngine();
  const build = (environment: "dev" | "prod", protect = false) =>
    engine.registrations(() => {
      const store = new Conversations("conversations", {
        place: PLACE,
        environment,
        network: networkOf(),
        keyArn: keyArnOf("documents"),
        logKeyArn: keyArnOf("logs"),
        protect,
      });
      store.admit("reader", outsider(), store);
    });
  let found: Registration[];
  before(async () => {
    found = await build("prod", true);
  });
  const named = (name: string) => found.find((each) => each.name === name && each.type.startsWith("aws:"));
  const inputsOf = (name: string) => named(name)?.inputs ?? {};
  const cluster = () => inputsOf("conversations-db-cluster");

  it("makes exactly these", () => {
    assert.deepEqual(found.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).toSorted(), [
      "Cluster conversations-db-cluster",
      "ClusterInstance conversations-db-instance-1",
      "ClusterInstance conversations-db-instance-2",
      "ClusterInstance conversations-db-instance-3",
      "ClusterParameterGroup conversations-db-parameters",
      "ConversationCluster conversations-db",
      "ConversationSetup conversations-setup",
      "Conversations conversations",
      "EventFunction conversations-setup",
      "Function conversations-setup-fn",
      "Invocation conversations-setup-up",
      "LogGroup conversations-db-audit",
      "LogGroup conversations-db-profiler",
      "LogGroup conversations-setup-logs",
      "Permission conversations-setup-rotates",
      "Policy conversations-setup-access",
      "Policy conversations-setup-operation",
      "Role conversations-setup-role",
      "RolePolicyAttachment conversations-setup-access-attachment",
      "RolePolicyAttachment conversations-setup-operation-attachment",
      "Secret conversations-setup-user",
      "SecretRotation conversations-setup-rotation",
      "SecurityGroup conversations-db-group",
      "SecurityGroupEgressRule conversations-setup-out",
      "SecurityGroupEgressRule reader-out",
      "SecurityGroupIngressRule conversations-setup-in",
      "SecurityGroupIngressRule reader-in",
      "SubnetGroup conversations-db-subnets",
    ]);
  });

  it("is DocumentDB 5.0 under its own key, in the data subnets, with a password no plan has", () => {
    const { engine: kind, engineVersion, storageEncrypted, kmsKeyId, masterPassword, ...rest } = cluster();
    assert.deepEqual(
      [kind, engineVersion, storageEncrypted, kmsKeyId],
      ["docdb", "5.0.0", true, keyArnOf("documents")],
    );
    assert.deepEqual([rest["manageMasterUserPassword"], masterPassword], [true, undefined]);
    assert.deepEqual(rest["vpcSecurityGroupIds"], ["conversations-db-group-id"]);
    assert.deepEqual(inputsOf("conversations-db-subnets")["subnetIds"], ["data-a", "data-b", "data-c"]);
  });

  it("keeps backups as long as the manifest says, and goes only when told twice", async () => {
    const { backupRetentionPeriod, deletionProtection, skipFinalSnapshot, finalSnapshotIdentifier } =
      cluster();
    assert.deepEqual([backupRetentionPeriod, deletionProtection, skipFinalSnapshot], [7, true, false]);
    assert.equal(finalSnapshotIdentifier, "strata-test-conversations-db-final");
    for (const name of [
      "conversations-db-cluster",
      "conversations-db-instance-1",
      "conversations-setup-user",
    ])
      assert.deepEqual([named(name)?.protect, named(name)?.retainOnDelete], [true, true], name);
  });

  it("speaks TLS only, lets documents end, and tells of logins, changes and slow calls", () => {
    const parameters = Object.fromEntries(
      (inputsOf("conversations-db-parameters")["parameters"] as { name: string; value: string }[]).map(
        ({ name, value }) => [name, value],
      ),
    );
    assert.deepEqual(parameters, {
      tls: "enabled",
      ttl_monitor: "enabled",
      audit_logs: "enabled",
      profiler: "enabled",
      profiler_threshold_ms: "500",
      change_stream_log_retention_duration: "604800",
    });
    assert.equal(cluster()["dbClusterParameterGroupName"], "conversations-db-parameters");
    assert.deepEqual(cluster()["enabledCloudwatchLogsExports"], ["audit", "profiler"]);
    for (const log of ["audit", "profiler"]) {
      const { name, retentionInDays, kmsKeyId } = inputsOf(`conversations-db-${log}`);
      assert.deepEqual(
        [name, retentionInDays, kmsKeyId],
        [`/aws/docdb/strata-test-conversations-db/${log}`, 30, keyArnOf("logs")],
      );
      assert.ok(named("conversations-db-cluster")?.dependencies.includes(`conversations-db-${log}`));
    }
  });

  it("has a primary and two replicas in prod, one small instance in dev that goes with its stack", async () => {
    const instances = found.filter(({ type }) => type.endsWith(":ClusterInstance"));
    assert.deepEqual(
      instances.map(({ inputs }) => [inputs["instanceClass"], inputs["promotionTier"]]),
      [0, 1, 2].map((tier) => ["db.r6g.large", tier]),
    );
    const prod = found;
    found = await build("dev");
    assert.deepEqual(
      found
        .filter(({ type }) => type.endsWith(":ClusterInstance"))
        .map(({ inputs }) => inputs["instanceClass"]),
      ["db.t4g.medium"],
    );
    assert.deepEqual([cluster()["deletionProtection"], cluster()["skipFinalSnapshot"]], [false, true]);
    assert.equal(named("conversations-db-cluster")?.protect, false);
    found = prod;
  });

  it("is reached on its port alone, by a rule out of the one group and one into the other", () => {
    assert.deepEqual(inputsOf("conversations-db-group")["ingress"], undefined);
    const { fromPort, toPort, ipProtocol, securityGroupId, referencedSecurityGroupId } =
      inputsOf("reader-in");
    assert.deepEqual(
      [fromPort, toPort, ipProtocol, securityGroupId, referencedSecurityGroupId],
      [27017, 27017, "tcp", "conversations-db-group-id", "sg-fn"],
    );
  });

  it("is tagged as what identifies students", () => {
    for (const name of [
      "conversations-db-cluster",
      "conversations-db-instance-1",
      "conversations-db-parameters",
      "conversations-db-subnets",
      "conversations-db-group",
      "conversations-setup-user",
    ])
      assert.deepEqual(inputsOf(name)["tags"], PHI, name);
  });

  describe("its setup", () => {
    it("alone reads the master's secret and writes the user's, each under its key", () => {
      const [read, write, key] = statementsOf(inputsOf("conversations-setup-access")["policy"]);
      assert.deepEqual(
        [read?.Action, write?.Action],
        [
          ["secretsmanager:GetSecretValue"],
          [
            "secretsmanager:DescribeSecret",
            "secretsmanager:PutSecretValue",
            "secretsmanager:UpdateSecretVersionStage",
          ],
        ],
      );
      assert.equal([write?.Resource].flat().length, 1);
      assert.deepEqual(key, {
        Effect: "Allow",
        Action: ["kms:Decrypt", "kms:GenerateDataKey"],
        Resource: keyArnOf("documents"),
        Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" } },
      });
      assert.equal(inputsOf("conversations-setup-user")["kmsKeyId"], keyArnOf("documents"));
    });

    it("rotates the user's password every month, called by Secrets Manager for that secret alone", () => {
      const { rotationRules, rotateImmediately, secretId } = inputsOf("conversations-setup-rotation");
      assert.deepEqual([rotationRules, rotateImmediately], [{ automaticallyAfterDays: 30 }, false]);
      assert.equal(secretId, "conversations-setup-user-id");
      const { principal, sourceArn, sourceAccount } = inputsOf("conversations-setup-rotates");
      assert.deepEqual([principal, sourceAccount], ["secretsmanager.amazonaws.com", PLACE.accountId]);
      assert.equal(sourceArn, named("conversations-setup-user")?.arn);
    });

    it("runs after the instances stand, and again when the rules change", () => {
      const { dependencies = [] } = named("conversations-setup-fn") ?? {};
      for (const name of [
        "conversations-db-instance-1",
        "conversations-db-instance-3",
        "conversations-setup-in",
      ])
        assert.ok(dependencies.includes(name), name);
      const { input, triggers } = inputsOf("conversations-setup-up");
      assert.equal(input, "{}");
      assert.match((triggers as { rules: string }).rules, /^[0-9a-f]{16}$/);
    });
  });
});
