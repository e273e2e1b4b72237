import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BREACHES } from "../../policy-pack/breaches";
import { enginePack } from "../../policy-pack/engine";
import { FixtureStack } from "../../policy-pack/fixtures/stack";
import type { Resource } from "../../policy-pack/model/stack/stack";
import type { PlannedResource } from "../../policy-pack/plan";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import { readResource } from "../../policy-pack/server/resource";
import { loadSettings } from "../../policy-pack/settings/load";
import { sentResource } from "./support/sent";

/** What the pack reports when it is asked as the engine asks: resource by resource, then for the stack. */
function engine(resources: readonly PlannedResource[], folder: string): string[] {
  const pack = enginePack(RULES, folder);
  const providers = new Map(resources.map((resource) => [resource.urn, resource]));
  const shown = ({ props, outputs, ...rest }: PlannedResource, whole: boolean): Resource => {
    const { protect = true, provider = "", ...named } = rest;
    const found = providers.get(provider);
    return { ...named, protect, props: whole ? { ...outputs, ...props } : props, provider: found };
  };
  const single = resources.flatMap((resource) => pack.analyze(shown(resource, false)));
  const spread = pack.analyzeStack(resources.map((resource) => shown(resource, true)));
  return [...single, ...spread].map(({ rule, level, urn, message }) => `${level} ${rule} ${urn} ${message}`);
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

  it("changes a resource by rules the stack lets change it, one after the other, and by no other", () => {
    const levels = { "kms-rotation": "remediate", "kms-deletion-window": "remediate" };
    const stack = new FixtureStack();
    Object.assign(stack.props("data-key"), { enableKeyRotation: false, deletionWindowInDays: 7 });
    const key = stack.resources.find(({ name }) => name === "data-key");
    assert.ok(key);
    const sent = readResource(sentResource(key, stack.resources));
    assert.deepEqual(enginePack(RULES, folder).remediate(sent), []);
    writeFileSync(join(folder, "prod.json"), JSON.stringify({ levels }));
    const changes = enginePack(RULES, folder).remediate(sent);
    assert.deepEqual(changes.map(({ rule }) => rule.id).sort(), Object.keys(levels).sort());
    const { enableKeyRotation, deletionWindowInDays } = changes.at(-1)?.props ?? {};
    assert.deepEqual([enableKeyRotation, deletionWindowInDays], [true, 30]);
  });
});
