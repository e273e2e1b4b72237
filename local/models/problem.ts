/** One reason why AWS would refuse a value. */
export interface Problem {
  /** Where the value stands, e.g. `Environment.Variables.AWS_REGION` or `rules[0].status`; empty for the whole input. */
  path: string;
  /** Which kind of rule is broken, e.g. `required`, `enum`, `range`, `log-retention`. */
  rule: string;
  /** Names the field, the value it has and what is allowed. */
  message: string;
  /** What is allowed, alone. */
  allowed?: string;
}

export interface CheckOptions {
  /** Whether a value is only known after deployment; such a value breaks no rule. @default nothing is unknown */
  isUnknown?: (value: unknown) => boolean;
}

export type Plain = Record<string, unknown>;

export const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);

/** A value as it stands in a message: one line, at most 120 characters. */
export function shown(value: unknown): string {
  const text = typeof value === "bigint" ? String(value) : (JSON.stringify(value) ?? String(value));
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}

/** A list of allowed values as it stands in a message: the first twelve and how many there are. */
export function listed(values: readonly unknown[]): string {
  const head = values.slice(0, 12).map(String).join(", ");
  return values.length > 12 ? `${head}, ... (${values.length} values)` : head;
}

/** A problem with one value: `<path> is <value>; allowed: <allowed>.` */
export function notAllowed(path: string, rule: string, value: unknown, allowed: string): Problem {
  return { path, rule, message: `${path || "the input"} is ${shown(value)}; allowed: ${allowed}.`, allowed };
}
