type Json = Record<string, unknown>;

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];

/** Keys that AWS sets when a service assumes a role on behalf of a resource; the emulator's STS knows neither. */
export type Source = Record<"aws:sourceaccount" | "aws:sourcearn", string>;

/**
 * A trust policy without those of its conditions on `aws:SourceAccount` and `aws:SourceArn` that hold for this source.
 * @returns undefined where it has none or one of them does not hold
 */
export function withoutSourceConditions(document: Json, source: Source): Json | undefined {
  let removed = 0;
  const statements = asList(document["Statement"]).map((statement) => {
    const conditions = (statement as Json)["Condition"];
    if (typeof conditions !== "object" || conditions === null) return statement;
    const kept: Json = {};
    for (const [operator, operands] of Object.entries(conditions as Json)) {
      for (const [key, values] of Object.entries(operands as Json)) {
        const actual = source[key.toLowerCase() as keyof Source];
        if (actual !== undefined && matches(operator, actual, asList(values).map(String))) removed += 1;
        else kept[operator] = { ...((kept[operator] as Json | undefined) ?? {}), [key]: values };
      }
    }
    const { Condition: _, ...rest } = statement as Json;
    return Object.keys(kept).length > 0 ? { ...rest, Condition: kept } : rest;
  });
  return removed > 0 ? { ...document, Statement: statements } : undefined;
}

function matches(operator: string, actual: string, expected: string[]): boolean {
  const name = operator.replace(/IfExists$/, "");
  if (name === "StringEquals") return expected.includes(actual);
  if (name === "StringLike" || name === "ArnLike" || name === "ArnEquals")
    return expected.some((p) => like(p, actual));
  return false;
}

function like(pattern: string, actual: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${source}$`, "s").test(actual);
}
