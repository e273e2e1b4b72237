import { strict as assert } from "node:assert";
import { BREACHES } from "../../policy-pack/breaches";
import { SHARED_RULES } from "../../policy-pack/breaches/shared-rules";
import { AWS_HIPAA_RULES, type AwsRuleName } from "../../policy-pack/catalogue/aws-hipaa";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";

describe("rules of AWS that share a policy", () => {
  for (const [aws, change] of Object.entries(SHARED_RULES)) {
    it(`${aws}: what it finds wrong, a policy that names it finds`, () => {
      const stack = new FixtureStack();
      change(stack);
      const named = new Set(RULES.filter(({ controls }) => controls.aws?.includes(aws)).map(({ id }) => id));
      const found = runRules(stack.resources).filter(({ rule }) => named.has(rule));
      assert.ok(found.length > 0, `none of ${[...named].join(", ")} reports`);
      for (const { level, message } of found) {
        assert.equal(level, "mandatory");
        assert.doesNotMatch(message, /UNDECIDED/);
      }
    });
  }

  it("are all here: every other one has a policy, and its fixture, to itself", () => {
    const decidable = new Map(
      AWS_HIPAA_RULES.filter(({ group }) => group === "A").map((one) => [one.name, one]),
    );
    const broken = new Set(BREACHES.map(({ rule }) => rule));
    const own = RULES.filter(({ id }) => broken.has(id)).flatMap(({ controls }) => {
      const named = (controls.aws ?? []).filter((name) => decidable.has(name as AwsRuleName));
      return named.length === 1 ? named : [];
    });
    const covered = new Set(RULES.flatMap(({ controls }) => controls.aws ?? []));
    const missing = [...decidable.keys()].filter(
      (name) => covered.has(name) && !own.includes(name) && SHARED_RULES[name] === undefined,
    );
    assert.deepEqual(missing, []);
  });
});
