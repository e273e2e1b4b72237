import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { REPOSITORY } from "../../../local/shared/paths";
import { FixtureStack } from "../../../policy-pack/fixtures/stack";
import { Baseline } from "../../../policy-pack/mutation/baseline";
import { CATALOGUE } from "../../../policy-pack/mutation/catalogue";
import { statedPart, statedPartOf } from "../../../policy-pack/mutation/document";
import { mutationName } from "../../../policy-pack/mutation/mutation";
import { blocks, mutantsOf } from "../../../policy-pack/mutation/run";
import type { PlannedResource } from "../../../policy-pack/plan";
import { RULES } from "../../../policy-pack/policies";
import { runRules } from "../../../policy-pack/run";
import { UNSET } from "../../../policy-pack/settings/settings";
import { recordedDev } from "../../support/stacks";

/** Of the whole program the first mutant of each kind and every so many are judged here; `npm run mutate` judges all. */
const NTH = 20;

/** Mandatory mutants of a plan, with the rules that catch each. */
function* sample(plan: readonly PlannedResource[]): Generator<{ kind: string; caughtBy: Set<string> }> {
  const baseline = new Baseline(plan, RULES, UNSET);
  const kinds = new Set<string>();
  let count = 0;
  for (const { resource, mutation, mutant } of mutantsOf(plan, CATALOGUE)) {
    const kind = `${mutationName(resource.type, mutation.property)} ${mutant.how}`;
    const taken = count++ % NTH === 0 || !kinds.has(kind);
    kinds.add(kind);
    if (!taken || !mutation.controls) continue;
    const found = baseline.judge(mutant.change).filter(blocks);
    yield { kind, caughtBy: new Set(found.map(({ rule }) => rule)) };
  }
}

describe("the mutation test", function () {
  this.timeout(300_000);
  let dev: readonly PlannedResource[];

  before(async () => {
    dev = (await recordedDev()).resources;
  });

  it("decides as a full run does", () => {
    const plan = new FixtureStack().resources;
    const baseline = new Baseline(plan, RULES, UNSET);
    let judged = 0;
    for (const [index, { mutant }] of [...mutantsOf(plan, CATALOGUE)].entries()) {
      if (index % 37 !== 0) continue;
      const { change } = mutant;
      const others = change.kind === "add" ? plan : plan.filter((one) => one.urn !== change.from.urn);
      const next = change.kind === "remove" ? others : [...others, change.to];
      const full = runRules(next).map(({ rule, urn, message }) => `${rule} ${urn} ${message}`);
      const found = baseline.judge(change).map(({ rule, urn, message }) => `${rule} ${urn} ${message}`);
      assert.deepEqual(found.sort(), full.sort(), `${mutant.how} of ${JSON.stringify(change).slice(0, 300)}`);
      judged++;
    }
    assert.ok(judged > 20, `${judged} mutants`);
  });

  it("visits every type of the program, or says why it does not", () => {
    const visited = new Set(CATALOGUE.flatMap(({ types }) => types));
    const made = new Set(dev.map(({ type }) => type).filter((type) => type.startsWith("aws:")));
    assert.deepEqual(
      [...made].filter((type) => !visited.has(type)),
      [],
    );
  });

  it("cites a control for each mutation, or says why a mutant may survive or is not made", () => {
    const mute = CATALOGUE.filter((one) => !one.controls === !(one.accepted ?? one.reason));
    assert.deepEqual(
      mute.map(({ types, property }) => mutationName(types[0] ?? "", property)),
      [],
    );
  });

  it("leaves no mandatory mutant alive, and needs most rules for that", () => {
    const [alive, needed] = [new Set<string>(), new Set<string>()];
    for (const { kind, caughtBy } of sample(dev)) {
      const [rule] = caughtBy;
      if (rule === undefined) alive.add(kind);
      else if (caughtBy.size === 1) needed.add(rule);
    }
    assert.deepEqual([...alive], []);
    // A rule that is taken away or weakened leaves its mutants alive; other rules are about what the program does not make.
    assert.ok(needed.size > RULES.length * 0.6, `only ${needed.size} of ${RULES.length} rules are needed`);
  });

  it("has its catalogue in docs/mutation.md", () => {
    const written = readFileSync(join(REPOSITORY, "docs", "mutation.md"), "utf8");
    assert.equal(statedPartOf(written), statedPart(), "run: npm run mutate -- --write");
  });
});
