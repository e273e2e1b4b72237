import * as assert from "node:assert/strict";
import * as pulumi from "@pulumi/pulumi";
import { ContextRecorder, type ContextStore } from "../../../components/processing/context-recorder";
import { openWay } from "../../../components/shared/security-groups";
import { allows, statementsOf } from "../../support/access";
import { PLACE } from "../../support/arns";
import { type Registration, recordEngine } from "../../support/engine";
import { networkOf } from "../../support/network";
import { keyArnOf, storeOf } from "../../support/stores";
import { cage } from "./cage";

const arnOf = (kind: string, name: string) => `arn:aws:elasticache:eu-west-1:111122223333:${kind}:${name}`;

describe("ContextRecorder", function () {
  this.timeout(90_000);
  const engine = recordEngine();
  const network = networkOf();
  let found: Registration[];
  before(async () => {
    found = await engine.registrations(() => {
      const quarantine = cage();
      const store: ContextStore = {
        address: pulumi.output("cache.example"),
        port: pulumi.output(6379),
        groupId: pulumi.output("talk"),
        userId: (role) => `talk-${role}`,
        connectArns: (role) => [
          pulumi.output(arnOf("replicationgroup", "talk")),
          pulumi.output(arnOf("user", `talk-${role}`)),
        ],
        admit: (name, { securityGroupId: from }, parent) =>
          openWay(name, { from, to: "sg-cache", port: 6379, dataClass: "conversation-context" }, { parent }),
      };
      new ContextRecorder("talk", {
        place: PLACE,
        network,
        queue: storeOf("sqs", "talk-queue"),
        store,
        quarantine,
        claimChecks: storeOf("s3", "checks-bucket"),
        logKeyArn: keyArnOf("logs"),
      });
    });
  });
  const own = () => found.filter(({ name, type }) => !/^cage/.test(name) && type.startsWith("aws:"));
  const named = (name: string) => own().find((each) => each.name === name);
  const inputsOf = (name: string) => named(name)?.inputs ?? {};

  it("makes exactly these", () => {
    assert.deepEqual(
      own()
        .map(({ type, name }) => `${type.split(":").at(-1)} ${name}`)
        .toSorted(),
      [
        "EventSourceMapping talk-source",
        "Function talk-fn",
        "LogGroup talk-logs",
        "Policy talk-access",
        "Policy talk-operation",
        "Role talk-role",
        "RolePolicyAttachment talk-access-attachment",
        "RolePolicyAttachment talk-operation-attachment",
        "SecurityGroupEgressRule talk-out",
        "SecurityGroupIngressRule talk-in",
      ],
    );
  });

  it("comes into the cache as its own user and no other", () => {
    const policy = inputsOf("talk-access")["policy"];
    const may = (resource: string) => allows(policy, { action: "elasticache:Connect", resource });
    assert.ok(may(arnOf("replicationgroup", "talk")));
    assert.ok(may(arnOf("user", "talk-recorder")));
    assert.ok(!may(arnOf("user", "talk-app")));
    assert.ok(!may(arnOf("replicationgroup", "talk-2")));
    const others = statementsOf(policy)
      .flatMap(({ Action }) => Action)
      .filter((action) => String(action).startsWith("elasticache:"));
    assert.deepEqual(others, ["elasticache:Connect"]);
  });

  it("runs inside the network once the way to the cache is open, calling no further service from there", () => {
    const { vpcConfig, environment } = inputsOf("talk-fn");
    assert.deepEqual(vpcConfig.subnetIds, ["private-a", "private-b", "private-c"]);
    assert.equal(environment.variables.NODE_EXTRA_CA_CERTS, "/var/runtime/ca-cert.pem");
    assert.deepEqual(network.calls["talk"], []);
    for (const way of ["talk-in", "talk-out"]) assert.ok(named("talk-fn")?.dependencies.includes(way), way);
  });

  it("takes ten messages at a time and gives back those that failed alone", () => {
    const { batchSize, functionResponseTypes, scalingConfig } = inputsOf("talk-source");
    assert.deepEqual([batchSize, functionResponseTypes], [10, ["ReportBatchItemFailures"]]);
    assert.equal(inputsOf("talk-fn")["timeout"], 30);
    assert.equal(scalingConfig.maximumConcurrency, 5);
  });

  it("is tagged as what it holds", () => {
    for (const name of ["talk-fn", "talk-role", "talk-source"])
      assert.equal(inputsOf(name)["tags"].Retention, "conversation-context", name);
  });
});
