import { strict as assert } from "node:assert";
import { BREACHES } from "../../policy-pack/breaches";
import { AWS_HIPAA_RULES } from "../../policy-pack/catalogue/aws-hipaa";
import { WITHOUT_RULE } from "../../policy-pack/catalogue/without-rule";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { checkSubject } from "../../policy-pack/model/rules/run";
import { type Resource, Stack } from "../../policy-pack/model/stack/stack";
import { asOutputs } from "../../policy-pack/plan";
import { RULES } from "../../policy-pack/policies";
import { GOVERNANCE } from "../../policy-pack/policies/governance";
import { gatedProd, recordedDev } from "../support/stacks";

/** A stack that notes which types rules look up beside their subjects. */
class WatchedStack extends Stack {
  readonly asked = new Set<string>();

  override ofType(types: readonly string[]): Resource[] {
    return super.ofType(this.#note(types));
  }

  override attachedTo(target: Resource, property: string, types: readonly string[]): Resource[] {
    return super.attachedTo(target, property, this.#note(types));
  }

  override find(reference: unknown, types: readonly string[]): Resource | undefined {
    return super.find(reference, this.#note(types));
  }

  #note(types: readonly string[]): readonly string[] {
    for (const type of types) this.asked.add(type);
    return types;
  }
}

/** Types that a rule judges, alone or as a part of its subject. What holds for every type alike does not count. */
function judgedTypes(): ReadonlySet<string> {
  const rules = RULES.filter((rule) => !GOVERNANCE.includes(rule));
  const stack = new WatchedStack(asOutputs(new FixtureStack().resources));
  for (const rule of rules)
    for (const subject of stack.resources.filter(({ type }) => rule.types.includes(type)))
      checkSubject(rule, subject, stack);
  return new Set([...rules.flatMap(({ types }) => types), ...stack.asked]);
}

describe("every type of resource that the program makes", function () {
  this.timeout(300_000);

  it("has a rule about what it says, or a written reason to have none", async () => {
    const plans = [(await recordedDev()).resources, (await gatedProd()).plan];
    const made = new Set(plans.flat().map(({ type }) => type));
    const ofAws = [...made].filter((type) => type.startsWith("aws:"));
    assert.ok(ofAws.length > 50, `only ${ofAws.length} types were recorded`);
    const judged = judgedTypes();
    const without = ofAws.filter((type) => !judged.has(type) && !Object.hasOwn(WITHOUT_RULE, type));
    assert.deepEqual(without.sort(), []);
  });

  it("has no reason to have none where it has one", () => {
    const judged = judgedTypes();
    assert.deepEqual(
      Object.keys(WITHOUT_RULE).filter((type) => judged.has(type)),
      [],
    );
  });
});

describe("AWS's rules for HIPAA", () => {
  const broken = new Set(BREACHES.map(({ rule }) => rule));
  const answered = new Set(
    RULES.filter(({ id }) => broken.has(id)).flatMap(({ controls }) => controls.aws ?? []),
  );
  const open = (group: string) =>
    AWS_HIPAA_RULES.filter((rule) => rule.group === group && !answered.has(rule.name)).map(
      ({ name }) => name,
    );

  it("are answered by a policy with a failing fixture where they can be decided before a deployment", () =>
    assert.deepEqual(open("A"), []));

  it("are answered so where they are about services that the program does not use", () =>
    assert.deepEqual(open("D"), []));
});
