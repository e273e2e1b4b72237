import type { Condition, Statement } from "./documents";

/** A request as far as it can be foreseen from the plan. */
export interface Request {
  action: string;
  /** ARN; absent in a policy that stands at the resource itself. */
  resource?: string;
  /** Who asks, as `Statement.principals` spells it; absent in an identity policy. */
  principals?: readonly string[];
  /** Condition keys the request carries, lower case. A condition on any other key counts as not met. */
  context: Readonly<Record<string, string>>;
}

/** Whether one of the statements allows the request. Denials are not weighed: ours deny plain transport only. */
export function permits(statements: readonly Statement[], request: Request): boolean {
  return statements.some((statement) => {
    const { allow, actions, resources, principals, conditions } = statement;
    return (
      allow &&
      matchesAny(actions, request.action) &&
      (request.resource === undefined || matchesAny(resources, request.resource)) &&
      (request.principals === undefined || request.principals.some((one) => principals.includes(one))) &&
      conditions.every((condition) => isMet(condition, request.context))
    );
  });
}

function isMet({ operator, key, values }: Condition, context: Request["context"]): boolean {
  const actual = context[key];
  if (actual === undefined) return operator.endsWith("ifexists");
  const negated = /^(string|arn)not/.test(operator);
  return values.some((value) => matches(value, actual)) !== negated;
}

function matchesAny(patterns: readonly string[], value: string): boolean {
  return patterns.some((pattern) => matches(pattern, value));
}

/** IAM's wildcards: `*` for any run of characters, `?` for one. Actions and ARNs alike are compared without case. */
export function matches(pattern: string, value: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "is").test(value);
}
