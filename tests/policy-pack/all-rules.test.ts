import { strict as assert } from "node:assert";
import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { BREACHES } from "../../policy-pack/breaches";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";

describe("policy pack", () => {
  it("passes the fixture stack", () => {
    assert.deepEqual(runRules(new FixtureStack().resources), []);
  });

  for (const { rule, breaks, at, change, remedy } of BREACHES) {
    it(`${rule}: fails when ${breaks}`, () => {
      const stack = new FixtureStack();
      change(stack);
      const found = runRules(stack.resources).filter((violation) => violation.rule === rule);
      assert.equal(found.length, 1, `violations: ${JSON.stringify(found)}`);
      assert.equal(found[0]?.name, at);
      assert.match(found[0]?.message ?? "", new RegExp(`'${at}'`), "the message names the resource");
      assert.match(found[0]?.message ?? "", remedy, "the message says what to set");
      assert.doesNotMatch(found[0]?.message ?? "", /UNDECIDED/);
    });
  }

  it("has a fixture that fails for every rule", () => {
    const broken = new Set(BREACHES.map(({ rule }) => rule));
    const without = RULES.map(({ id }) => id).filter((id) => !broken.has(id));
    assert.deepEqual(without, []);
  });

  it("has a fixture that passes for every rule that asks something of a resource", () => {
    const types = new Set(new FixtureStack().resources.map(({ type }) => type));
    const without = RULES.filter((rule) => !rule.types.some((type) => types.has(type))).map(({ id }) => id);
    assert.deepEqual(
      without.filter((id) => !id.startsWith("absent-")),
      [],
    );
  });

  it("names every rule after its file and lists every file of every domain", () => {
    const folder = join(__dirname, "..", "..", "policy-pack", "policies");
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((file) => basename(file))
      .filter((file) => file.endsWith(".ts") && file !== "index.ts");
    assert.deepEqual(RULES.map(({ id }) => `${id}.ts`).sort(), files.sort());
  });

  it("states at least one control for every rule", () => {
    const without = RULES.filter(({ controls }) => Object.values(controls).flat().length === 0);
    assert.deepEqual(
      without.map(({ id }) => id),
      [],
    );
  });
});
