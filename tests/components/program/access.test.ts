import * as assert from "node:assert/strict";
import { statementsOf } from "../../support/access";
import { type Program, recordProgram } from "../../support/program";

/** IAM counts a managed policy's characters, without white space. */
const MANAGED_POLICY_LIMIT = 6_144;

/** What RDS asks for to monitor an instance: a policy of AWS's own, which only writes one log group. */
const RDS_MONITORING = "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole";

/** What a state machine that logs is told to ask for (Step Functions developer guide, "Logging to CloudWatch Logs"). */
const LOG_DELIVERY = new Set(
  [
    ...["CreateLogDelivery", "DeleteLogDelivery", "GetLogDelivery", "ListLogDeliveries", "UpdateLogDelivery"],
    ...["DescribeLogGroups", "DescribeResourcePolicies", "PutResourcePolicy"],
  ].map((action) => `logs:${action}`),
);

/** What touches no data under a key. */
const ADMINISTERS =
  /^kms:(DescribeKey|EnableKeyRotation|GetKeyRotationStatus|GetPublicKey|ListResourceTags|ScheduleKeyDeletion|Sign)$/;

/** Actions that know no resources, or that list what they may be asked of. */
const WITHOUT_RESOURCE = new Set([...LOG_DELIVERY, "config:PutEvaluations", "rds:DescribeDBInstances"]);

describe("the rights of the whole program", () => {
  let program: Program;
  before(async function () {
    this.timeout(120_000);
    program = await recordProgram("prod");
  });

  it("lie in managed policies of this program, none inline and none of AWS's but that of RDS's monitoring", () => {
    assert.deepEqual(program.ofType("aws:iam/rolePolicy:RolePolicy"), []);
    const own = program.ofType("aws:iam/policy:Policy").map(({ arn }) => arn);
    for (const { inputs } of program.ofType("aws:iam/rolePolicyAttachment:RolePolicyAttachment")) {
      assert.ok([...own, RDS_MONITORING].includes(inputs["policyArn"]), inputs["policyArn"]);
    }
    for (const { inputs } of program.ofType("aws:iam/role:Role")) {
      assert.equal(inputs["managedPolicyArns"], undefined);
      assert.equal(inputs["inlinePolicies"], undefined);
    }
  });

  it("name every action, and every resource but those of X-Ray, network interfaces and log deliveries, which know none", () => {
    for (const { name, inputs } of program.ofType("aws:iam/policy:Policy")) {
      for (const { Action, Resource, Effect } of statementsOf(inputs["policy"])) {
        const actions = [Action].flat();
        if (Effect === "Deny") continue;
        assert.ok(!actions.some((action) => action.includes("*")), `${name}: ${actions}`);
        if (actions.every((action) => /^(xray|ec2):/.test(action) || WITHOUT_RESOURCE.has(action))) continue;
        for (const resource of [Resource].flat())
          assert.match(resource, /^arn:aws:[a-z0-9-]+:[^*]*:[^*]+/, name);
      }
    }
  });

  it("use a key through one service only, but for the keys of pseudonyms, of subjects and of evidence", () => {
    for (const { name, inputs } of program.ofType("aws:iam/policy:Policy")) {
      for (const { Action, Condition } of statementsOf(inputs["policy"])) {
        const actions = [Action].flat().filter((action) => action.startsWith("kms:"));
        if (actions.length === 0 || actions.includes("kms:GenerateMac")) continue;
        if (Condition?.["Null"]?.["kms:EncryptionContext:subject"] === "false") continue;
        if (actions.every((action) => ADMINISTERS.test(action))) continue;
        const via = Condition?.["StringEquals"]?.["kms:ViaService"];
        assert.match(String(via), /^[a-z0-9]+\.eu-(west|central)-1\.amazonaws\.com$/, name);
      }
    }
  });

  it("fit into policies IAM accepts", () => {
    for (const { name, inputs } of program.ofType("aws:iam/policy:Policy")) {
      assert.ok(inputs["policy"].length <= MANAGED_POLICY_LIMIT, `${name}: ${inputs["policy"].length}`);
    }
  });

  it("belong to one part each that acts in its own name", () => {
    const roles = program.ofType("aws:iam/role:Role").map(({ arn }) => arn);
    const users = [
      ...program.ofType("aws:lambda/function:Function").map(({ inputs }) => inputs["role"]),
      ...program
        .ofType("aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream")
        .map(({ inputs }) => inputs["extendedS3Configuration"].roleArn),
      ...program
        .ofType("aws:s3/bucketReplicationConfig:BucketReplicationConfig")
        .map(({ inputs }) => inputs["role"]),
      ...program.ofType("aws:sfn/stateMachine:StateMachine").map(({ inputs }) => inputs["roleArn"]),
      ...program
        .ofType("aws:cloudwatch/eventTarget:EventTarget")
        .flatMap(({ inputs }) => inputs["roleArn"] ?? []),
      ...program.ofType("aws:rds/proxy:Proxy").map(({ inputs }) => inputs["roleArn"]),
      // One role watches all instances of a database.
      ...new Set(
        program.ofType("aws:rds/instance:Instance").map(({ inputs }) => inputs["monitoringRoleArn"]),
      ),
      ...program.ofType("aws:ec2/flowLog:FlowLog").map(({ inputs }) => inputs["iamRoleArn"]),
      ...program.ofType("aws:cloudtrail/trail:Trail").map(({ inputs }) => inputs["cloudWatchLogsRoleArn"]),
      ...program.ofType("aws:backup/selection:Selection").map(({ inputs }) => inputs["iamRoleArn"]),
    ];
    const automated = program
      .ofType("aws:cfg/remediationConfiguration:RemediationConfiguration")
      .flatMap(({ inputs }) =>
        inputs["parameters"].flatMap(({ staticValue }: { staticValue?: string }) => staticValue ?? []),
      );
    // One role calls all remediations.
    assert.deepEqual([...users, ...new Set(automated)].sort(), roles.sort());
  });

  it("are in force before the function that needs them runs", () => {
    for (const { name, dependencies } of program.ofType("aws:lambda/function:Function")) {
      const base = name.replace(/-fn$/, "");
      for (const part of ["access-attachment", "operation-attachment"]) {
        assert.ok(dependencies.includes(`${base}-${part}`), `${name} does not wait for ${part}`);
      }
    }
  });
});
