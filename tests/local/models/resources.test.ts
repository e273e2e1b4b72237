import * as assert from "node:assert/strict";
import { checkedTypes, validateResource } from "../../../local/models";
import { BROKEN_COMPUTE } from "./support/broken-compute";
import { BROKEN_DATABASES } from "./support/broken-databases";
import { BROKEN_STORES } from "./support/broken-stores";
import { RIGHT } from "./support/fixtures";
import { useModels } from "./support/models";

type Inputs = Record<string, unknown>;

/** A copy with one value replaced, by dotted path; undefined removes it. */
function withValue(inputs: Inputs, path: string, value: unknown): Inputs {
  const copy = structuredClone(inputs);
  const keys = path.split(".");
  let at = copy;
  for (const key of keys.slice(0, -1)) {
    at[key] ??= {};
    at = at[key] as Inputs;
  }
  at[keys.at(-1) ?? ""] = value;
  return copy;
}

/** Every path of the inputs that leads to a value. */
function paths(value: unknown, prefix = ""): string[] {
  if (typeof value !== "object" || value === null) return [prefix];
  return [
    ...(prefix ? [prefix] : []),
    ...Object.entries(value).flatMap(([key, item]) => paths(item, prefix ? `${prefix}.${key}` : key)),
  ];
}

describe("the check of resources", () => {
  useModels();

  for (const [type, inputs] of Object.entries(RIGHT)) {
    it(`passes a right ${type}, whole and with any value unknown`, () => {
      assert.deepEqual(validateResource(type, inputs), []);
      const isUnknown = (value: unknown) => value === "unknown";
      for (const path of paths(inputs)) {
        const problems = validateResource(type, withValue(inputs, path, "unknown"), { isUnknown });
        assert.deepEqual(problems, [], `${path} unknown`);
      }
    });
  }

  for (const [short, path, value, message] of [...BROKEN_STORES, ...BROKEN_DATABASES, ...BROKEN_COMPUTE]) {
    const type = `aws:${short}`;
    it(`finds ${path} ${JSON.stringify(value)?.slice(0, 40)} in a ${type.split(":").pop()}`, () => {
      const problems = validateResource(type, withValue(RIGHT[type] ?? {}, path, value));
      assert.equal(problems.length, 1, problems.map((problem) => problem.message).join("\n"));
      assert.match(problems[0]?.message ?? "", message);
    });
  }

  it("never shows a value of a function's environment", () => {
    const type = "aws:lambda/function:Function";
    const inputs = withValue(RIGHT[type] ?? {}, "environment.variables", {
      AWS_REGION: "pa55word",
      "a-b": "pa55word",
    });
    assert.doesNotMatch(JSON.stringify(validateResource(type, inputs)), /pa55word/);
  });

  it("has nothing to say of a type without a check", () => {
    assert.deepEqual(validateResource("aws:made/up:Up", { anything: 1 }), []);
  });

  it("has a right example here of every type that cfn-lint's schemas or our tables go far into", () => {
    const policies = /[pP]olicy:\w+$/;
    const without = checkedTypes().filter((type) => !RIGHT[type] && !policies.test(type));
    assert.deepEqual(without, [
      "aws:cloudwatch/eventBus:EventBus",
      "aws:ec2/securityGroup:SecurityGroup",
      "aws:ec2/subnet:Subnet",
      "aws:ec2/vpc:Vpc",
      "aws:elasticache/cluster:Cluster",
      "aws:opensearch/domain:Domain",
      "aws:s3/bucketV2:BucketV2",
    ]);
  });
});
