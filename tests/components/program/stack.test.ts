import * as assert from "node:assert/strict";
import { REQUIRED_TAGS } from "../../../contracts/tags";
import { type Program, recordProgram } from "../../support/program";

const STATEFUL = [
  "aws:dynamodb/table:Table",
  "aws:kinesis/stream:Stream",
  "aws:kms/key:Key",
  "aws:s3/bucket:Bucket",
  "aws:rds/instance:Instance",
  "aws:docdb/cluster:Cluster",
  "aws:opensearch/domain:Domain",
  "aws:elasticache/replicationGroup:ReplicationGroup",
];

/** Types without tags: settings of another resource, attachments, names. */
const UNTAGGED =
  /Attachment|Alias|Archive|RouteTableAssociation|SecretRotation|^aws:(ebs|securityhub)|cfg\/(conformance|delivery|recorder|remediation|retention)|detectorFeature|accountPasswordPolicy|accountPublicAccess|backup\/(regionSettings|selection|vault[LP])|Dashboard|EventTarget|Inventory|Invocation|LogResourcePolicy|LogStream|Permission|ProxyDefaultTargetGroup|ProxyTarget|TopicPolicy|TopicSubscription|QueuePolicy|RedriveAllow|bucket[A-Z]|apigatewayv2\/(integration|route)|appautoscaling\/policy/;

/** Names that a service derives others from, or that are AWS's own (rules of AWS Config), or that are no names but words of its own (`$default`). */
const NAMED =
  /kms\/alias|cfg\/(recorderStatus|rule:)|cloudtrail\/trail|guardduty\/detectorFeature|cloudwatch\/logGroup|rds\/proxy:Proxy|apigatewayv2\/stage/;

for (const stack of ["dev", "prod"] as const) {
  describe(`the ${stack} stack`, function () {
    this.timeout(180_000);
    let program: Program;
    before(async () => {
      program = await recordProgram(stack);
    });
    const custom = () => program.resources.filter(({ type }) => type.startsWith("aws:"));

    it("may be deployed to its own account only, and tags everything", () => {
      const providers = program.ofType("pulumi:providers:aws");
      assert.deepEqual(
        providers.map(({ inputs }) => inputs["region"]),
        ["eu-west-1", "eu-central-1"],
      );
      for (const { inputs } of providers) {
        assert.equal(inputs["allowedAccountIds"], '["111122223333"]');
        const { tags } = JSON.parse(inputs["defaultTags"]);
        assert.deepEqual(Object.keys(tags).sort(), [...REQUIRED_TAGS].sort());
        assert.equal(tags.Environment, stack);
      }
    });

    it("states class and retention on every resource that can carry tags", () => {
      for (const { type, name, inputs } of custom().filter(({ type }) => !UNTAGGED.test(type))) {
        assert.ok(inputs["tags"]?.DataClassification && inputs["tags"]?.Retention, `${type} ${name}`);
      }
    });

    it(`${stack === "prod" ? "keeps" : "gives up"} everything that holds data`, () => {
      for (const type of STATEFUL) {
        const found = program.ofType(type);
        assert.ok(found.length > 0, type);
        for (const { name, protect, retainOnDelete } of found) {
          assert.deepEqual([protect, retainOnDelete], [stack === "prod", stack === "prod"], name);
        }
      }
    });

    it("gives no resource a name of its own but where it cannot be generated", () => {
      const named = custom().filter(
        ({ inputs }) => inputs["name"] ?? inputs["bucket"]?.startsWith?.("strata"),
      );
      for (const { type, name } of named) assert.match(`${type} ${name}`, NAMED);
      for (const { name, inputs } of program.ofType("aws:cloudwatch/logGroup:LogGroup"))
        assert.match(String(inputs["name"] ?? "/aws/rds"), /^\/aws\/(rds|docdb|vendedlogs)/, name);
      assert.equal(
        program.ofType("aws:cloudwatch/dashboard:Dashboard")[0]?.inputs["dashboardName"],
        `strata-${stack}`,
      );
    });

    it("has names short enough for what the engine adds to them", () => {
      const added = `-${stack}-1a2b3c4`.length;
      const limits = {
        "aws:iam/role:Role": 64,
        "aws:lambda/function:Function": 64,
        "aws:s3/bucket:Bucket": 63,
        "aws:cloudwatch/eventRule:EventRule": 64,
        "aws:sqs/queue:Queue": 80,
        "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": 64,
        "aws:cloudwatch/eventArchive:EventArchive": 48,
      };
      for (const [type, limit] of Object.entries(limits)) {
        for (const { name } of program.ofType(type))
          assert.ok(name.length + added <= limit, `${type} ${name}`);
      }
    });

    it("makes every component the parent of its own resources", () => {
      const components = program.resources
        .filter(({ type }) => type.startsWith("strata:"))
        .map(({ name }) => name);
      for (const { type, name, parent } of custom())
        assert.ok(components.includes(parent), `${type} ${name}`);
    });
  });
}
