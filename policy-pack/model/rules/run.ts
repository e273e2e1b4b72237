import { parametersOf, type StackSettings, UNSET, violationLevel } from "../../settings/settings";
import type { Resource, Stack } from "../stack/stack";
import { UndecidedError } from "../stack/unknown";
import { joinMessage, type Report, type Rule, type Violation } from "./rule";

/**
 * Violations of one rule on one subject. A rule that cannot be decided is broken, not kept: an unknown value or one
 * that cannot be read gives an `UNDECIDED` violation at the level the stack's settings give it.
 */
export function checkSubject(
  rule: Rule,
  subject: Resource,
  stack: Stack,
  settings: StackSettings = UNSET,
): Violation[] {
  const violations: Violation[] = [];
  const { urn, type, name } = subject;
  const add = (undecided: boolean, problem: string, remedy: string) =>
    violations.push({
      rule: rule.id,
      level: violationLevel(rule, undecided, settings),
      urn,
      type,
      name,
      message: joinMessage(problem, remedy),
    });
  const report: Report = (problem, remedy) => add(false, problem, remedy);
  const read = parametersOf(rule, settings);
  try {
    const follows = rule.convention === undefined || !settings.without.includes(rule.convention);
    if (rule.scope === "resource") (follows ? rule.check : rule.otherwise)?.(subject, report, read);
    else (follows ? rule.check : rule.otherwise)?.(subject, report, stack, read);
  } catch (error) {
    if (error instanceof UndecidedError) {
      add(
        true,
        `UNDECIDED for '${name}', as ${error.message}`,
        `give it a value that is known before deployment, or decide the rule with "npm run gate"`,
      );
    } else {
      const reason = error instanceof Error ? error.message : String(error);
      add(
        true,
        `UNDECIDED for '${name}', as a property cannot be read (${reason})`,
        "give the property the form its provider documents",
      );
    }
  }
  return violations;
}

/** Violations of one rule over a whole stack. */
export function checkStack(rule: Rule, stack: Stack, settings?: StackSettings): Violation[] {
  return stack.ofType(rule.types).flatMap((subject) => checkSubject(rule, subject, stack, settings));
}
