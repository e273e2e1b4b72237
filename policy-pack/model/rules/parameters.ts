/** A value of a rule that a stack may set in `policy-pack/stacks/<stack>.json`; the rule states what it is otherwise. */
export interface Parameter<T = unknown> {
  /** Camel case, and its name in the settings file. */
  key: string;
  /** What it decides, with its unit. */
  description: string;
  default: T;
  /** What is allowed, in words: "a whole number from 1 to 365". */
  allowed: string;
  accepts(value: unknown): boolean;
}

/** Reads the value of a parameter: the stack's, else the rule's default. */
export type ReadParameter = <T>(parameter: Parameter<T>) => T;

/** What every parameter is where nobody sets it. */
export const readDefault: ReadParameter = (parameter) => parameter.default;

type Head<T> = Pick<Parameter<T>, "key" | "description" | "default">;

/** A whole number within bounds, both allowed. */
export function wholeNumber(head: Head<number> & { min: number; max: number }): Parameter<number> {
  const { key, description, default: fallback, min, max } = head;
  return {
    key,
    description,
    default: fallback,
    allowed: `a whole number from ${min} to ${max}`,
    accepts: (value) => Number.isInteger(value) && Number(value) >= min && Number(value) <= max,
  };
}

/** A list of texts, at least one, each of a given form. */
export function texts(
  head: Head<readonly string[]> & { form: RegExp; of: string },
): Parameter<readonly string[]> {
  const { key, description, default: fallback, form, of } = head;
  return {
    key,
    description,
    default: fallback,
    allowed: `a list of ${of}, at least one`,
    accepts: (value) =>
      Array.isArray(value) &&
      value.length > 0 &&
      value.every((text) => typeof text === "string" && form.test(text)),
  };
}
