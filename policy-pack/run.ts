import type { Rule, Violation } from "./model/rule";
import { checkStack } from "./model/run";
import { Stack } from "./model/stack";
import { asInputs, asOutputs, type PlannedResource } from "./plan";
import { RULES } from "./policies";

/**
 * Runs rules over the resources of a plan, without the engine: resource rules over what the program asked for, stack
 * rules over that plus what the provider computed. Violations come in the order of the resources, then of the rules.
 */
export function runRules(plan: readonly PlannedResource[], rules: readonly Rule[] = RULES): Violation[] {
  const stacks = { resource: new Stack(asInputs(plan)), stack: new Stack(asOutputs(plan)) };
  const place = new Map(plan.map(({ urn }, index) => [urn, index]));
  return rules
    .flatMap((rule) => checkStack(rule, stacks[rule.scope]))
    .sort((one, other) => (place.get(one.urn) ?? 0) - (place.get(other.urn) ?? 0));
}
