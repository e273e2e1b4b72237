import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ConversationCache } from "../../../components/storage/hot/conversation-cache";
import { type Registration, recordEngine } from "../../support/engine";
import { networkOf } from "../../support/network";
import { keyArnOf } from "../../support/stores";

const PSEUDONYMOUS = { DataClassification: "Pseudonymous", Retention: "conversation-context" };

describe("ConversationCache", function () {
  this.timeout(60_000);
  const engine = recordEngine();
  const build = (environment: "dev" | "prod", protect = false) =>
    engine.registrations(() => {
      const store = new ConversationCache("cache", {
        environment,
        network: networkOf(),
        keyArn: keyArnOf("cache"),
        logKeyArn: keyArnOf("logs"),
        protect,
      });
      const securityGroupId = pulumi.output("sg-fn");
      const member = { subnetIds: [], securityGroupIds: [], ways: [], securityGroupId };
      store.admit("recorder", member, store);
    });
  let found: Registration[];
  before(async () => {
    found = await build("prod", true);
  });
  const named = (name: string, all = found) =>
    all.find((each) => each.name === name && each.type.startsWith("aws:"));
  const inputsOf = (name: string, all = found) => named(name, all)?.inputs ?? {};
  const group = (all = found) =>
    inputsOf(
      "cache-group",
      all.filter(({ type }) => type.endsWith(":ReplicationGroup")),
    );

  it("makes exactly these", () => {
    assert.deepEqual(found.map(({ type, name }) => `${type.split(":").at(-1)} ${name}`).toSorted(), [
      "ConversationCache cache",
      "ConversationCacheUsers cache-users",
      "LogGroup cache-engine-log",
      "LogGroup cache-slow-log",
      "ParameterGroup cache-parameters",
      "ReplicationGroup cache-group",
      "SecurityGroup cache-group",
      "SecurityGroupEgressRule recorder-out",
      "SecurityGroupIngressRule recorder-in",
      "SubnetGroup cache-subnets",
      "User cache-users-app",
      "User cache-users-default",
      "User cache-users-recorder",
      "UserGroup cache-users-group",
    ]);
  });

  it("is Redis 7 with two replicas in other zones, to which it fails over by itself", () => {
    const { replicationGroupId, engine: kind, engineVersion, numCacheClusters, ...rest } = group();
    assert.deepEqual(
      [replicationGroupId, kind, engineVersion, numCacheClusters],
      ["strata-test-cache", "redis", "7.1", 3],
    );
    assert.deepEqual([rest["automaticFailoverEnabled"], rest["multiAzEnabled"]], [true, true]);
    assert.deepEqual(inputsOf("cache-subnets")["subnetIds"], ["data-a", "data-b", "data-c"]);
    assert.equal(rest["subnetGroupName"], "cache-subnets");
  });

  it("speaks TLS only, is encrypted under its own key, and lets what was used longest ago go first", () => {
    const { transitEncryptionEnabled, transitEncryptionMode, atRestEncryptionEnabled, kmsKeyId } = group();
    assert.deepEqual([transitEncryptionEnabled, transitEncryptionMode], [true, "required"]);
    assert.deepEqual([atRestEncryptionEnabled, kmsKeyId], [true, keyArnOf("cache")]);
    assert.equal(group()["authToken"], undefined);
    const { family, parameters } = inputsOf("cache-parameters");
    assert.deepEqual([family, parameters], ["redis7", [{ name: "maxmemory-policy", value: "allkeys-lru" }]]);
    assert.equal(group()["parameterGroupName"], "cache-parameters");
  });

  it("keeps snapshots as long as the manifest says, and goes only when told twice", async () => {
    assert.deepEqual(
      [group()["snapshotRetentionLimit"], group()["finalSnapshotIdentifier"]],
      [7, "strata-test-cache-final"],
    );
    const made = found.find(({ type }) => type.endsWith(":ReplicationGroup"));
    assert.deepEqual([made?.protect, made?.retainOnDelete], [true, true]);
  });

  it("has small nodes in dev, which go with their stack", async () => {
    const dev = await build("dev");
    assert.deepEqual([group()["nodeType"], group(dev)["nodeType"]], ["cache.r6g.large", "cache.t3.micro"]);
    assert.equal(group(dev)["finalSnapshotIdentifier"], undefined);
    assert.equal(dev.find(({ type }) => type.endsWith(":ReplicationGroup"))?.protect, false);
  });

  it("tells of slow commands and of itself in groups that forget after 30 days", () => {
    assert.deepEqual(
      (group()["logDeliveryConfigurations"] as Record<string, string>[]).map(
        ({ logType, logFormat, destinationType, destination }) => [
          logType,
          logFormat,
          destinationType,
          destination,
        ],
      ),
      ["slow-log", "engine-log"].map((log) => [log, "json", "cloudwatch-logs", `cache-${log}`]),
    );
    for (const log of ["slow-log", "engine-log"]) {
      const { retentionInDays, kmsKeyId, tags } = inputsOf(`cache-${log}`);
      assert.deepEqual([retentionInDays, kmsKeyId, tags.Retention], [30, keyArnOf("logs"), "store-logs"]);
    }
  });

  it("lets users in by IAM only, each to its own keys and commands; the engine's own user may do nothing", () => {
    const users = Object.fromEntries(
      ["default", "recorder", "app"].map((role) => [role, inputsOf(`cache-users-${role}`)]),
    );
    assert.deepEqual(
      [users["default"]?.["userName"], users["default"]?.["accessString"]],
      ["default", "off ~keys -@all"],
    );
    for (const role of ["recorder", "app"]) {
      const { userId, userName, authenticationMode, accessString } = users[role] ?? {};
      assert.deepEqual([userId, userName], [`strata-test-cache-${role}`, `strata-test-cache-${role}`]);
      assert.deepEqual(authenticationMode, { type: "iam" });
      assert.match(accessString, /^on (~(context|token|patterns):\* )+-@all (\+[a-z]+ ?)+$/);
    }
    assert.doesNotMatch(users["recorder"]?.["accessString"], /token:|patterns:|\+get\b/);
    assert.deepEqual(inputsOf("cache-users-group")["userIds"], [
      "strata-test-cache-default",
      "strata-test-cache-recorder",
      "strata-test-cache-app",
    ]);
    assert.deepEqual(group()["userGroupIds"], ["strata-test-cache"]);
  });

  it("is reached on its port alone, by a rule out of the one group and one into the other", () => {
    const security = found.find(({ type }) => type.endsWith("/securityGroup:SecurityGroup"));
    assert.deepEqual([security?.inputs["ingress"], security?.inputs["egress"]], [undefined, undefined]);
    const { fromPort, toPort, ipProtocol, securityGroupId, referencedSecurityGroupId } =
      inputsOf("recorder-in");
    assert.deepEqual([fromPort, toPort, ipProtocol], [6379, 6379, "tcp"]);
    assert.deepEqual([securityGroupId, referencedSecurityGroupId], ["cache-group-id", "sg-fn"]);
    assert.deepEqual(group()["securityGroupIds"], ["cache-group-id"]);
  });

  it("is tagged as what it holds", () => {
    for (const name of ["cache-parameters", "cache-subnets", "cache-users-app", "cache-users-group"])
      assert.deepEqual(inputsOf(name)["tags"], PSEUDONYMOUS, name);
    assert.deepEqual(group()["tags"], PSEUDONYMOUS);
  });
});
