import type { Convention } from "../model/rules/conventions";
import type { ReadParameter } from "../model/rules/parameters";
import type { Level, Rule } from "../model/rules/rule";

/** A resource that need not keep a rule until a day, because somebody answers for it. */
export interface Exemption {
  rule: string;
  /** Name or URN of the resource. */
  resource: string;
  /** Who answers for it. */
  owner: string;
  reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`, UTC. */
  expires: string;
}

/** How one stack wants the pack to decide. */
export interface StackSettings {
  /** What messages call the file that states them. */
  file: string;
  /** Levels by rule; every other rule has its own. */
  levels: Readonly<Record<string, Level>>;
  /** The most an undecided rule can be: `advisory` lets a first preview pass that knows no ARN yet. */
  undecided: "mandatory" | "advisory";
  /** Conventions of strata that the stack does not follow. */
  without: readonly Convention[];
  /** Parameters by rule and key. */
  parameters: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  exemptions: readonly Exemption[];
}

/** What holds where no file says otherwise: every rule at its own level, nothing exempted. */
export const UNSET: StackSettings = {
  file: "policy-pack/stacks/default.json",
  levels: {},
  undecided: "mandatory",
  without: [],
  parameters: {},
  exemptions: [],
};

/** The level at which a stack enforces a rule. */
export function levelOf({ id, level }: Pick<Rule, "id" | "level">, { levels }: StackSettings): Level {
  return levels[id] ?? level;
}

/** Level of a violation: what a remediation left is mandatory, what is undecided is at most what the stack says. */
export function violationLevel(rule: Rule, undecided: boolean, settings: StackSettings): Level {
  const level = levelOf(rule, settings) === "advisory" ? "advisory" : "mandatory";
  return undecided && settings.undecided === "advisory" ? "advisory" : level;
}

/** Reads the parameters of a rule. */
export function parametersOf({ id }: Rule, { parameters }: StackSettings): ReadParameter {
  const own = parameters[id] ?? {};
  return (parameter) =>
    (Object.hasOwn(own, parameter.key) ? own[parameter.key] : parameter.default) as typeof parameter.default;
}
