import { joinMessage, type Report, type Rule, type Violation } from "./rule";
import type { Resource, Stack } from "./stack";
import { UndecidedError } from "./unknown";

/**
 * Violations of one rule on one subject. A rule that cannot be decided is broken, not kept: an unknown value or one
 * that cannot be read gives an `UNDECIDED` violation at the rule's own level.
 */
export function checkSubject(rule: Rule, subject: Resource, stack: Stack): Violation[] {
  const violations: Violation[] = [];
  const { urn, type, name } = subject;
  const report: Report = (problem, remedy) =>
    violations.push({
      rule: rule.id,
      level: rule.level,
      urn,
      type,
      name,
      message: joinMessage(problem, remedy),
    });
  try {
    if (rule.scope === "resource") rule.check(subject, report);
    else rule.check(subject, report, stack);
  } catch (error) {
    if (error instanceof UndecidedError) {
      report(
        `UNDECIDED for '${name}', as ${error.message}`,
        `give it a value that is known before deployment, or decide the rule with "npm run gate"`,
      );
    } else {
      const reason = error instanceof Error ? error.message : String(error);
      report(
        `UNDECIDED for '${name}', as a property cannot be read (${reason})`,
        "give the property the form its provider documents",
      );
    }
  }
  return violations;
}

/** Violations of one rule over a whole stack. */
export function checkStack(rule: Rule, stack: Stack): Violation[] {
  return stack.ofType(rule.types).flatMap((subject) => checkSubject(rule, subject, stack));
}
