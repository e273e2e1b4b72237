import { remediated, remediationOf } from "./model/rules/remediate";
import type { Rule, Violation } from "./model/rules/rule";
import { checkStack } from "./model/rules/run";
import { type Resource, Stack } from "./model/stack/stack";
import { guarded } from "./model/stack/unknown";
import { asInputs, asOutputs, type PlannedResource } from "./plan";
import { RULES } from "./policies";
import { Exemptions, stackUrn, today } from "./settings/exemptions";
import { type StackSettings, UNSET } from "./settings/settings";

/**
 * Runs rules over the resources of a plan, without the engine: remediations first, then resource rules over what the
 * program asked for, stack rules over that plus what the provider computed, and last what is wrong with exemptions.
 * Findings come in the order of the resources, then of the rules.
 * @param day `YYYY-MM-DD`, UTC, on which exemptions are judged
 */
export function runRules(
  plan: readonly PlannedResource[],
  rules: readonly Rule[] = RULES,
  settings: StackSettings = UNSET,
  day = today(),
): Violation[] {
  const exemptions = new Exemptions(settings, new Set(RULES.map(({ id }) => id)), day);
  const changes: Violation[] = [];
  const remedied = rules.some(({ id }) => settings.levels[id] === "remediate")
    ? remediate(plan, rules, settings, exemptions, changes)
    : plan;
  const stacks = { resource: new Stack(asInputs(remedied)), stack: new Stack(asOutputs(remedied)) };
  const place = new Map(plan.map(({ urn }, index) => [urn, index]));
  const violations = rules
    .flatMap((rule) => checkStack(rule, stacks[rule.scope], settings))
    .filter((violation) => !exemptions.spare(violation));
  const first = plan[0]?.urn;
  const faults = first === undefined ? [] : exemptions.findings(stackUrn(first));
  return [...changes, ...violations, ...faults].sort(
    (one, other) => (place.get(one.urn) ?? 0) - (place.get(other.urn) ?? 0),
  );
}

/** The plan as remediations leave it; each change is added to `changes`. */
function remediate(
  plan: readonly PlannedResource[],
  rules: readonly Rule[],
  settings: StackSettings,
  exemptions: Exemptions,
  changes: Violation[],
): PlannedResource[] {
  const subjects = asInputs(plan);
  return plan.map((resource, index) => {
    let { props } = resource;
    for (const rule of rules) {
      const subject = { ...(subjects[index] as Resource), props: guarded(props, resource.name) };
      const patch = remediationOf(rule, subject, settings);
      if (patch === undefined || exemptions.spare({ ...subject, rule: rule.id })) continue;
      changes.push(remediated(rule.id, subject, props, { ...props, ...patch }));
      props = { ...props, ...patch };
    }
    return props === resource.props ? resource : { ...resource, props };
  });
}
