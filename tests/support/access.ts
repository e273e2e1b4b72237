/** A statement of a policy as IAM stores it. */
export interface PolicyStatement {
  Sid?: string;
  Effect: "Allow" | "Deny";
  Principal?: "*" | Record<string, string | string[]>;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

export interface AccessRequest {
  /** `AWS:<arn>` or `Service:<name>`; left out for a policy that is attached to its principal. */
  principal?: string;
  action: string;
  /** ARN; left out for a key policy, whose resource is the key itself. */
  resource?: string;
  /** Condition keys of the request. */
  context?: Record<string, string>;
}

export function statementsOf(policy: string): PolicyStatement[] {
  return (JSON.parse(policy) as { Statement: PolicyStatement[] }).Statement;
}

/** Whether a policy document decides to let the request in: some statement allows it and none denies it. */
export function allows(policy: string, request: AccessRequest): boolean {
  const applying = statementsOf(policy).filter((statement) => applies(statement, request));
  return (
    applying.some(({ Effect }) => Effect === "Allow") && !applying.some(({ Effect }) => Effect === "Deny")
  );
}

function applies(statement: PolicyStatement, request: AccessRequest): boolean {
  const { principal, action, resource, context = {} } = request;
  return (
    (principal === undefined || principalsOf(statement).some((each) => each === "*" || each === principal)) &&
    many(statement.Action).some((pattern) => like(pattern, action)) &&
    (resource === undefined || many(statement.Resource).some((pattern) => like(pattern, resource))) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) => holds(operator, many(values), context[key])),
    )
  );
}

function principalsOf({ Principal }: PolicyStatement): string[] {
  if (Principal === undefined) return [];
  if (Principal === "*") return ["*"];
  return Object.entries(Principal).flatMap(([kind, names]) => many(names).map((name) => `${kind}:${name}`));
}

/** One condition, as IAM decides it: a key that is missing fulfils negated operators only. */
function holds(operator: string, values: string[], given: string | undefined): boolean {
  switch (operator) {
    case "StringEquals":
    case "ArnEquals":
    case "Bool":
      return given !== undefined && values.includes(given);
    case "StringNotEquals":
      return given === undefined || !values.includes(given);
    case "ArnLike":
      return given !== undefined && values.some((pattern) => like(pattern, given));
    case "Null":
      return values.includes(String(given === undefined));
    case "NumericLessThan":
      return given !== undefined && values.some((value) => Number(given) < Number(value));
    default:
      throw new Error(`The condition operator ${operator} is not known here: add it.`);
  }
}

function like(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s").test(text);
}

function many<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}
