/** Whether one value of an event satisfies a pattern's list; `present` is false where the event lacks the field. */
type ValueTest = (value: unknown, present: boolean) => boolean;

/** Decides one event. */
export type PatternTest = (event: unknown) => boolean;

/**
 * Compiles an event pattern of AWS's filter rule syntax: exact values, null, prefix, suffix, equals-ignore-case,
 * anything-but, numeric, exists and `$or`. All fields have to match; a field matches with any value of its list.
 * Throws for a pattern that AWS refuses when the mapping is made.
 */
export function compilePattern(pattern: unknown, path = "pattern"): PatternTest {
  if (!isObject(pattern)) throw new Error(`${path} must be a JSON object, not ${JSON.stringify(pattern)}`);
  const tests = Object.entries(pattern).map(([key, rule]) => compileField(key, rule, `${path}.${key}`));
  return (event) => tests.every((test) => test(event));
}

function compileField(key: string, rule: unknown, path: string): PatternTest {
  if (key === "$or") {
    if (!Array.isArray(rule) || rule.length < 2)
      throw new Error(`${path} must be a list of at least two patterns`);
    const any = rule.map((part, index) => compilePattern(part, `${path}[${index}]`));
    return (event) => any.some((test) => test(event));
  }
  if (Array.isArray(rule)) {
    if (rule.length === 0) throw new Error(`${path} must not be an empty list`);
    const tests = rule.map((item) => compileValue(item, path));
    return (event) => {
      const present = isObject(event) && Object.hasOwn(event, key);
      const value = present ? event[key] : undefined;
      // A list in the event matches where one of its members does.
      const values = Array.isArray(value) && value.length > 0 ? value : [value];
      return tests.some((test) => values.some((one) => test(one, present)));
    };
  }
  const nested = compilePattern(rule, path);
  return (event) => nested(isObject(event) ? event[key] : undefined);
}

function compileValue(rule: unknown, path: string): ValueTest {
  if (!isObject(rule)) {
    if (rule !== null && !["string", "number", "boolean"].includes(typeof rule))
      throw new Error(
        `${path} holds ${JSON.stringify(rule)}; allowed are text, numbers, booleans, null and rules`,
      );
    return (value, present) => present && value === rule;
  }
  const [name, ...others] = Object.keys(rule);
  if (!name || others.length > 0)
    throw new Error(`${path} holds ${JSON.stringify(rule)}; one rule an object is allowed`);
  const compile = RULES[name];
  if (!compile)
    throw new Error(`${path} uses the rule ${name}; allowed are ${Object.keys(RULES).join(", ")}`);
  return compile(rule[name], `${path}.${name}`);
}

const RULES: Record<string, (operand: unknown, path: string) => ValueTest> = {
  exists: (operand) => (value, present) => (present && !isObject(value)) === operand,
  prefix: (operand, path) => textTest(operand, path, (value, part) => value.startsWith(part)),
  suffix: (operand, path) => textTest(operand, path, (value, part) => value.endsWith(part)),
  "equals-ignore-case": (operand, path) =>
    textTest(operand, path, (value, other) => value.toLowerCase() === other.toLowerCase()),
  "anything-but": (operand, path) => {
    const refused = (Array.isArray(operand) ? operand : [operand]).map((item) => compileValue(item, path));
    return (value, present) => present && !refused.some((test) => test(value, true));
  },
  numeric: (operand, path) => {
    const comparisons = compileComparisons(operand, path);
    return (value) => typeof value === "number" && comparisons.every((test) => test(value));
  },
};

function textTest(
  operand: unknown,
  path: string,
  matches: (value: string, operand: string) => boolean,
): ValueTest {
  if (typeof operand !== "string") throw new Error(`${path} must be a text, not ${JSON.stringify(operand)}`);
  return (value) => typeof value === "string" && matches(value, operand);
}

const COMPARE: Record<string, (value: number, limit: number) => boolean> = {
  "=": (value, limit) => value === limit,
  ">": (value, limit) => value > limit,
  ">=": (value, limit) => value >= limit,
  "<": (value, limit) => value < limit,
  "<=": (value, limit) => value <= limit,
};

function compileComparisons(operand: unknown, path: string): ((value: number) => boolean)[] {
  if (!Array.isArray(operand) || operand.length === 0 || operand.length % 2 !== 0)
    throw new Error(`${path} must be pairs of a comparison and a number, not ${JSON.stringify(operand)}`);
  return Array.from({ length: operand.length / 2 }, (_, index) => {
    const [name, limit] = operand.slice(index * 2, index * 2 + 2);
    const compare = COMPARE[String(name)];
    if (!compare || typeof limit !== "number")
      throw new Error(
        `${path} holds ${name} ${limit}; allowed are ${Object.keys(COMPARE).join(" ")} and a number`,
      );
    return (value: number) => compare(value, limit);
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
