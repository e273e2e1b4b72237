import { strict as assert } from "node:assert";
import { planned } from "../../policy-pack/fixtures/build";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { CONVENTIONS, type Convention } from "../../policy-pack/model/rules/conventions";
import { ACCOUNT_BASELINE } from "../../policy-pack/model/services/account";
import type { PlannedResource } from "../../policy-pack/plan";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import { UNSET } from "../../policy-pack/settings/settings";

const ALL = Object.keys(CONVENTIONS) as Convention[];

/** What is found where a stack follows no convention of strata. */
function found(resources: readonly PlannedResource[], without: readonly Convention[] = ALL): string[] {
  return runRules(resources, RULES, { ...UNSET, without }).map(({ rule, name }) => `${rule} ${name}`);
}

/** Found by a rule once one resource of the fixture stack is changed. */
function foundOnce(rule: string, change: (stack: FixtureStack) => void): string[] {
  const stack = new FixtureStack();
  change(stack);
  return found(stack.resources).filter((line) => line.startsWith(`${rule} `));
}

describe("the conventions of strata", () => {
  it("are each what some rule takes for granted", () => {
    const used = new Set(RULES.flatMap(({ convention }) => convention ?? []));
    assert.deepEqual([...used].sort(), [...ALL].sort());
  });

  it("are asked for unless a stack says that it does not follow them", () => {
    const instance = planned("aws:ec2/instance:Instance", "desk", {});
    const resources = [...new FixtureStack().resources, instance];
    assert.ok(found(resources, []).includes("absent-instances desk"));
    assert.equal(found(resources, ["covered-services"]).includes("absent-instances desk"), false);
  });

  const otherwise: readonly (readonly [rule: string, at: string, change: (stack: FixtureStack) => void])[] = [
    ["log-group-retention", "recorder-logs", (stack) => unset(stack, "recorder-logs", "retentionInDays")],
    ["store-backups", "writer", (stack) => unset(stack, "writer", "backupRetentionPeriod")],
    ["s3-lifecycle", "records", (stack) => stack.remove("records-LifecycleConfiguration")],
    ["s3-replication", "records", (stack) => stack.remove("records-ReplicationConfig")],
    ["required-tags", "data-key", (stack) => unset(stack, "aws", "defaultTags")],
  ];

  for (const [rule, at, change] of otherwise) {
    it(`without its manifest ${rule} asks what AWS's rule asks`, () => {
      assert.ok(foundOnce(rule, change).includes(`${rule} ${at}`), foundOnce(rule, change).join("\n"));
    });
  }

  it("judges what an account has once by itself in a stack that names no baseline", () => {
    const stack = new FixtureStack();
    const trail = stack.resources.find(({ type }) => type === "aws:cloudtrail/trail:Trail");
    assert.ok(trail);
    unset(stack, trail.name, "kmsKeyId");
    unset(stack, trail.name, "enableLogFileValidation");
    const resources = stack.resources.filter(
      ({ type }) => !(ACCOUNT_BASELINE as readonly string[]).includes(type),
    );
    const named = found(resources).filter((line) => line.endsWith(` ${trail.name}`));
    assert.deepEqual(named, [`trail-customer-key ${trail.name}`, `trail-log-file-validation ${trail.name}`]);
  });
});

function unset(stack: FixtureStack, name: string, property: string): void {
  delete stack.props(name)[property];
}
