import { settingsFor } from "../../commands/report";
import { recordStack } from "../../local/gate";
import { AWS_HIPAA_RULES, type AwsRuleGroup } from "../../policy-pack/catalogue/aws-hipaa";
import type { PlannedResource } from "../../policy-pack/plan";
import type { BenchItem, Figure } from "../item";
import { awsGuard } from "../packs/awsguard";
import { answers } from "../packs/beyond";
import { hipaaChecksOf } from "../packs/cdk-nag";
import { noticed } from "../packs/fixtures";
import { judgeBoth, shares } from "../packs/mutants";
import { named, unnamed } from "../packs/names";

const GUARD = "@pulumi/awsguard";
const NAG = "cdk-nag, HIPAA pack";
/** With small inputs every so many mutants are judged. */
const QUICK_NTH = 50;
/** Rules that a plan can break; those of group C only show at run time. */
const GROUPS: readonly AwsRuleGroup[] = ["A", "B", "D"];

export const item: BenchItem = {
  name: "coverage",
  summary:
    "What the policy pack finds beside packs of others: in the recorded plan of the production stack, in the same plan with one " +
    "property broken at a time, and in fixtures that break each of AWS's rules for HIPAA which a plan can break.",
  async run(context) {
    const { quick, progress, signal } = context;
    progress("recording prod");
    const { resources } = await recordStack({ stack: "prod", signal });
    const plan = resources as readonly PlannedResource[];
    const [guard, nag] = [await awsGuard(context), await hipaaChecksOf(context)];
    progress("judging the plan of prod and its mutants");
    const nth = quick ? QUICK_NTH : 1;
    const judged = await judgeBoth(plan, settingsFor("prod"), guard.pack, { nth, signal });
    const [all, seen] = [shares(judged.all), shares(judged.seen)];
    const found = (await Promise.all(plan.map((resource) => guard.pack.findings(resource)))).flat();
    const groups: Figure[] = [];
    for (const group of GROUPS) {
      progress(`breaking AWS's rules of group ${group}`);
      const rules = AWS_HIPAA_RULES.filter((rule) => rule.group === group);
      const results = await Promise.all(rules.map((rule) => noticed(rule, guard.pack)));
      const byName = (checks: readonly string[]) =>
        [...named(checks)].filter((rule) => rule.group === group).length;
      groups.push({
        what: `AWS's rules of group ${group}, found broken`,
        unit: `of ${rules.length}`,
        better: "higher",
        ours: results.filter(({ ours }) => ours).length,
        target: rules.length,
        peers: [
          { name: GUARD, value: results.filter(({ theirs }) => theirs).length },
          { name: `${GUARD}, by name`, value: byName(guard.names) },
          { name: `${NAG}, by name`, value: byName(nag) },
        ],
      });
    }
    const caught = (what: string, sides: typeof all): Figure => ({
      ...{ what, unit: "%", better: "higher", ours: sides.ours },
      peers: [{ name: GUARD, value: sides.theirs }],
    });
    return {
      figures: [
        ...groups,
        { ...caught(`mutants of prod caught (${judged.all.ours.mutants})`, all), target: 95 },
        caught(`of types the peer has a check for (${judged.seen.ours.mutants})`, seen),
        {
          what: `findings in prod as it is (${plan.length} resources)`,
          unit: "",
          better: "lower",
          ours: judged.findings,
          target: 0,
          peers: [{ name: GUARD, value: found.length }],
        },
      ],
      notes: [
        `${GUARD} has ${guard.names.length} policies that a plan can break, run here as its SDK runs them, with the defaults of their settings; three more ask AWS about what exists.`,
        "A mutant or a fixture is caught where a pack finds what it did not find before; a peer's check that fails counts as a finding, and one fixture of several is enough.",
        `${NAG} has ${nag.length} checks. They read CloudFormation, so they are counted by name alone: each is taken to find what its name says.`,
        `Findings of ${GUARD} in prod as it is: ${counted(found)}.`,
        `Caught by ${GUARD} only: ${[...judged.onlyTheirs].join(", ") || "nothing"}.`,
        `Checks of ${NAG} that none of AWS's 130 rules asks, and what answers to them here: ${answers(unnamed(nag))}.`,
        `Those of ${GUARD}: ${answers(unnamed(guard.names))}.`,
        "Services of group D are forbidden here; a peer that asks something of their settings counts alike.",
        "Fixtures and mutants are ours, and our rules were written beside them: what is measured is how much of them a peer finds. Resources of fixtures are shown to the peer under the names their types had when it was written.",
      ],
    };
  },
};

/** `<policy> <count>` of each policy with findings. */
function counted(findings: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const finding of findings) {
    const policy = finding.slice(0, finding.indexOf(":"));
    counts.set(policy, (counts.get(policy) ?? 0) + 1);
  }
  return [...counts].map(([policy, count]) => `${policy} ${count}`).join(", ") || "none";
}
