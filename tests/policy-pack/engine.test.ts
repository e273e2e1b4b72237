import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ResourceValidationPolicy, StackValidationPolicy } from "@pulumi/policy";
import { BREACHES } from "../../policy-pack/breaches";
import { enginePolicies } from "../../policy-pack/engine";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import type { PlannedResource } from "../../policy-pack/plan";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import { loadSettings } from "../../policy-pack/settings/load";

interface Said {
  name: string;
  enforcementLevel: string;
  message: string;
  urn: string;
}

/** What the pack's policies report when they are called as the engine calls them: resource by resource, then as a stack. */
function engine(resources: readonly PlannedResource[], folder: string): string[] {
  const policies = enginePolicies(RULES, folder) as (ResourceValidationPolicy & StackValidationPolicy)[];
  const said: Said[] = [];
  const report = ((one: Said) => said.push(one)) as never;
  const providers = new Map(resources.map((resource) => [resource.urn, resource]));
  const shown = (
    { provider = "", protect = true, props, outputs, ...rest }: PlannedResource,
    whole: boolean,
  ) => ({
    ...rest,
    props: whole ? { ...outputs, ...props } : props,
    opts: { protect },
    ...(providers.has(provider) && { provider: providers.get(provider) }),
  });
  for (const { validateResource } of policies) {
    if (typeof validateResource !== "function") continue;
    for (const resource of resources) void validateResource(shown(resource, false) as never, report);
  }
  for (const { validateStack } of policies) {
    void validateStack?.({ resources: resources.map((resource) => shown(resource, true)) } as never, report);
  }
  return said.map(({ name, enforcementLevel, message, urn }) => {
    const own = message.slice(message.indexOf("\n") + 1);
    return `${enforcementLevel} ${name} ${urn} ${own}`;
  });
}

describe("the pack in the engine", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "strata-engine-"));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function plan(resources: readonly PlannedResource[]): string[] {
    return runRules(resources, RULES, loadSettings(folder, "prod", RULES)).map(
      ({ rule, level, urn, message }) => `${level} ${rule} ${urn} ${message}`,
    );
  }

  it("finds over every broken fixture what it finds over a plan", function () {
    this.timeout(60_000);
    for (const { rule, breaks, change } of BREACHES) {
      const stack = new FixtureStack();
      change(stack);
      const found = engine(stack.resources, folder).sort();
      assert.deepEqual(found, plan(stack.resources).sort(), `${rule}: ${breaks}`);
      assert.ok(found.length > 0);
    }
  });

  it("follows the stack's levels and exemptions", () => {
    const exemption = {
      rule: "lambda-runtime",
      resource: "recorder",
      owner: "platform",
      reason: "test",
      expires: "2999-12-31",
    };
    const settings = {
      levels: { "kms-rotation": "advisory" },
      exemptions: [exemption, { ...exemption, resource: "nobody" }],
    };
    writeFileSync(join(folder, "prod.json"), JSON.stringify(settings));
    const stack = new FixtureStack();
    stack.props("recorder").runtime = "nodejs18.x";
    stack.props("data-key").enableKeyRotation = false;
    const found = engine(stack.resources, folder);
    assert.deepEqual(found.sort(), plan(stack.resources).sort());
    const concerned = found.filter((line) => / (kms-rotation|lambda-runtime|exemption-\S+) /.test(line));
    assert.deepEqual(
      concerned.map((line) => line.split(" ").slice(0, 2).join(" ")),
      ["advisory kms-rotation", "mandatory exemption-unused"],
    );
  });

  it("ends the run where the settings of the stack are wrong", () => {
    writeFileSync(join(folder, "prod.json"), '{ "undecided": 1 }');
    assert.throws(() => engine(new FixtureStack().resources, folder), /prod\.json: key 'undecided' is 1/);
  });

  it("lists every rule, and asks for a remediation only where there is one", () => {
    const policies = enginePolicies(RULES, folder);
    const names = new Set(policies.map(({ name }) => name));
    assert.deepEqual(
      RULES.filter(({ id }) => !names.has(id)).map(({ id }) => id),
      [],
    );
    const remediating = policies.filter(({ enforcementLevel }) => enforcementLevel === "remediate");
    assert.deepEqual(
      remediating.map(({ name }) => name),
      RULES.filter(({ remediation }) => remediation).map(({ id }) => id),
    );
  });
});
