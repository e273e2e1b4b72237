import { UNKNOWN } from "../masked";
import { searchPattern } from "../pattern";
import { isPlain, listed, notAllowed, type Plain } from "../problem";
import { HOLDS, OPEN, problem, type Verdict } from "./verdict";

/** What a keyword demands of a value of one kind; a keyword says nothing about values of another kind. */
type Keyword = (value: never, demand: never, path: string) => Verdict;

const test = (ok: boolean, path: string, rule: string, value: unknown, allowed: string): Verdict =>
  ok ? HOLDS : problem(notAllowed(path, rule, value, allowed));

const numbers: Record<string, Keyword> = {
  minimum: (v: number, d: number, p) => test(v >= d, p, "range", v, `at least ${d}`),
  maximum: (v: number, d: number, p) => test(v <= d, p, "range", v, `at most ${d}`),
  exclusiveMinimum: (v: number, d: number, p) => test(v > d, p, "range", v, `more than ${d}`),
  exclusiveMaximum: (v: number, d: number, p) => test(v < d, p, "range", v, `less than ${d}`),
  multipleOf: (v: number, d: number, p) => test(v % d === 0, p, "range", v, `a multiple of ${d}`),
};

const strings: Record<string, Keyword> = {
  minLength: (v: string, d: number, p) => test(v.length >= d, p, "length", v, `at least ${d} characters`),
  maxLength: (v: string, d: number, p) => test([...v].length <= d, p, "length", v, `at most ${d} characters`),
  pattern: (v: string, d: string, p) =>
    test(searchPattern(d)?.test(v) !== false, p, "pattern", v, `a match of ${d}`),
};

const lists: Record<string, Keyword> = {
  minItems: (v: unknown[], d: number, p) => test(v.length >= d, p, "length", v, `at least ${d} items`),
  maxItems: (v: unknown[], d: number, p) => test(v.length <= d, p, "length", v, `at most ${d} items`),
};

const objects: Record<string, Keyword> = {
  required: (v: Plain, d: string[], p) => {
    const missing = d.filter((key) => v[key] === undefined);
    if (missing.length === 0) return d.some((key) => v[key] === UNKNOWN) ? OPEN : HOLDS;
    const names = missing.join(", ");
    return problem({ path: p, rule: "required", message: `${p ? `${p}.` : ""}${names} is missing.` });
  },
};

const TYPES: Record<string, (value: unknown) => boolean> = {
  array: Array.isArray,
  boolean: (v) => typeof v === "boolean" || v === "true" || v === "false",
  integer: (v) => Number.isInteger(v) || (typeof v === "string" && /^-?\d+$/.test(v)),
  number: (v) =>
    typeof v === "number" || (typeof v === "string" && v.trim() !== "" && !Number.isNaN(Number(v))),
  object: isPlain,
  string: (v) => ["string", "number", "boolean"].includes(typeof v),
};

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

const any: Record<string, Keyword> = {
  // CloudFormation converts between scalars, and so does the Pulumi provider.
  type: (v: unknown, d: string | string[], p) =>
    test(
      [d].flat().some((type) => TYPES[type]?.(v) ?? true),
      p,
      "type",
      v,
      listed([d].flat()),
    ),
  const: (v: unknown, d: unknown, p) => test(same(v, d), p, "enum", v, JSON.stringify(d)),
  enum: (v: unknown, d: unknown[], p) =>
    test(
      d.some((x) => same(v, x) || String(x) === String(v)),
      p,
      "enum",
      v,
      listed(d),
    ),
  enumCaseInsensitive: (v: unknown, d: unknown[], p) =>
    test(
      d.some((x) => String(x).toLowerCase() === String(v).toLowerCase()),
      p,
      "enum",
      v,
      listed(d),
    ),
};

/** The verdicts of all simple keywords of a schema on a known value. */
export function simpleKeywords(schema: Plain, value: unknown, path: string): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const table of [any, tableOf(value)]) {
    for (const [keyword, check] of Object.entries(table)) {
      if (Object.hasOwn(schema, keyword))
        verdicts.push(check(value as never, schema[keyword] as never, path));
    }
  }
  return verdicts;
}

function tableOf(value: unknown): Record<string, Keyword> {
  if (typeof value === "number") return numbers;
  if (typeof value === "string") return strings;
  if (Array.isArray(value)) return lists;
  return isPlain(value) ? objects : {};
}
