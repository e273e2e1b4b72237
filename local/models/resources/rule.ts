import { at, numberAt, UNKNOWN } from "../masked";
import { notAllowed, type Plain, type Problem, shown } from "../problem";

/** What a table of ours says about the masked inputs of a resource. */
export type Rule = (inputs: Plain) => Problem[];

/** A rule on the known value at a dotted path; an absent or unknown value breaks nothing. */
export function field(path: string, check: (value: unknown, path: string) => Problem[]): Rule {
  return (inputs) => {
    const value = at(inputs, path);
    return value === undefined || value === UNKNOWN ? [] : check(value, path);
  };
}

/** A whole number from `min` to `max`; numbers as text count, as Pulumi converts them. */
export function range(path: string, min: number, max: number, unit: string): Rule {
  return field(path, (value) => {
    const n = numberAt({ value }, "value") ?? Number.NaN;
    const ok = Number.isInteger(n) && n >= min && n <= max;
    return ok ? [] : [notAllowed(path, "range", value, `${min} to ${max} ${unit}`.trim())];
  });
}

/** One of the listed numbers. */
export function steps(path: string, rule: string, values: readonly number[], unit: string): Rule {
  return field(path, (value) =>
    values.includes(Number(value)) ? [] : [notAllowed(path, rule, value, `${values.join(", ")} ${unit}`)],
  );
}

/** A text that fulfils a condition. */
export function text(path: string, rule: string, ok: (value: string) => boolean, allowed: string): Rule {
  return field(path, (value) =>
    typeof value === "string" && ok(value) ? [] : [notAllowed(path, rule, value, allowed)],
  );
}

/** A problem of a rule that spans several fields. */
export const conflict = (path: string, rule: string, message: string): Problem => ({ path, rule, message });

/**
 * The JSON at a path, given as text or as an object: parsed, undefined where absent or unknown, or a problem.
 */
export function json(value: unknown, path: string): { value?: unknown; problems: Problem[] } {
  if (value === undefined || value === UNKNOWN) return { problems: [] };
  if (typeof value !== "string") return { value, problems: [] };
  try {
    return { value: JSON.parse(value), problems: [] };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${path} is no JSON (${reason}): ${shown(value)}; allowed: a JSON document.`;
    return { problems: [{ path, rule: "json", message, allowed: "a JSON document" }] };
  }
}
