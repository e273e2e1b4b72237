import { strict as assert } from "node:assert";
import { join } from "node:path";
import { type Recording, recordStack } from "../../local/gate";
import { REPOSITORY } from "../../local/shared/paths";
import { RULES } from "../../policy-pack/policies";
import { runRules } from "../../policy-pack/run";
import { loadSettings } from "../../policy-pack/settings/load";
import { FOUND } from "./support/foreign";

const PROGRAM = join(__dirname, "foreign");
const SETTINGS = join(PROGRAM, "policies");

/** The provider takes the properties of a Glue connection for a secret; a saved plan has none. */
const SECRET_READER = "glue-connection-tls";

/** A stack of the foreign program under the pack, with settings of its own, as the guide describes it. */
function record(stack: "good" | "bad"): Promise<Recording> {
  const env = { STRATA_POLICY_SETTINGS: SETTINGS };
  const policyPack = join(REPOSITORY, "policy-pack");
  return recordStack({ stack, root: PROGRAM, project: PROGRAM, policyPack, env });
}

const line = (policy: string, level: string, urn: string, message: string) =>
  [level, policy, urn.split("::").slice(2).join(" "), message].join(" | ");

describe("the pack over a program of another team", function () {
  this.timeout(240_000);
  let good: Recording;
  let bad: Recording;

  before(async () => {
    good = await record("good");
    bad = await record("bad");
  });

  it("finds nothing in balancers, APIs, containers, databases, jobs and backups that are made well", () => {
    const findings = good.findings.map(({ policy, level, urn, message }) =>
      line(policy, level, urn, message),
    );
    assert.deepEqual(findings, []);
    assert.ok(good.resources.length > 50, `${good.resources.length} resources`);
  });

  it("finds, rule by rule, what is wrong with those that are not", () => {
    const found: Record<string, string[]> = {};
    for (const { policy, urn } of bad.findings) {
      const [, , type = "", name = ""] = urn.split("::");
      const rule = found[policy] ?? [];
      found[policy] = rule;
      const subject = `${type.split(":").at(-1)} ${name}`;
      if (!rule.includes(subject)) rule.push(subject);
    }
    for (const subjects of Object.values(found)) subjects.sort();
    assert.deepEqual(found, FOUND);
  });

  it("decides every rule, as every value is known", () => {
    const undecided = bad.findings.filter(({ message }) => message.startsWith("UNDECIDED"));
    assert.deepEqual(undecided, []);
  });

  it("finds over the plan what it finds in the engine, but for what stands in secrets", () => {
    for (const { stack, resources, findings } of [good, bad]) {
      const plan = runRules(resources, RULES, loadSettings(SETTINGS, stack, RULES));
      const hidden = plan.filter(({ message }) => message.startsWith("UNDECIDED"));
      assert.deepEqual(new Set(hidden.map(({ rule }) => rule)), new Set([SECRET_READER]));
      assert.deepEqual(
        plan
          .filter(({ rule }) => rule !== SECRET_READER)
          .map(({ rule, level, urn, message }) => line(rule, level, urn, message))
          .sort(),
        findings
          .filter(({ policy }) => policy !== SECRET_READER)
          .map(({ policy, level, urn, message }) => line(policy, level, urn, message))
          .sort(),
      );
    }
  });

  it("asks it for the conventions of strata unless it says that it does not follow them", () => {
    const settings = { ...loadSettings(SETTINGS, "good", RULES), without: [] };
    const found = new Set(runRules(good.resources, RULES, settings).map(({ rule }) => rule));
    assert.ok(found.has("own-references") && found.has("parts-alarmed") && found.has("default-tags"));
    found.delete(SECRET_READER);
    const general = RULES.filter(({ id, convention }) => found.has(id) && convention === undefined);
    assert.deepEqual(
      general.map(({ id }) => id),
      [],
    );
  });
});
