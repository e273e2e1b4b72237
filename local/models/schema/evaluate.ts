import { UNKNOWN } from "../masked";
import { isPlain, type Plain } from "../problem";
import { simpleKeywords } from "./keywords";
import { both, broken, HOLDS, holds, OPEN, problem, type Verdict } from "./verdict";

/**
 * Judges a value by a CloudFormation resource schema (JSON Schema draft 7 with AWS's extras) in three values:
 * an UNKNOWN in the value leaves a rule open instead of broken. Keywords of cfn-lint's own are not judged.
 * @param root the document that `$ref: "#/definitions/..."` points into
 */
export function evaluate(schema: unknown, value: unknown, path: string, root: unknown): Verdict {
  if (schema === true) return HOLDS;
  if (value === UNKNOWN) return OPEN;
  if (schema === false) return problem({ path, rule: "excluded", message: `${path} is not allowed here.` });
  if (!isPlain(schema) || schema["cfnGather"] !== undefined) return HOLDS;
  const reference = schema["$ref"];
  return both([
    typeof reference === "string" ? evaluate(resolve(reference, root), value, path, root) : HOLDS,
    ...simpleKeywords(schema, value, path),
    ...members(schema, value, path, root),
    ...combinations(schema, value, path, root),
  ]);
}

function resolve(reference: string, root: unknown): unknown {
  let found: unknown = root;
  for (const key of reference.replace(/^#\//, "").split("/")) found = isPlain(found) ? found[key] : undefined;
  return found;
}

function members(schema: Plain, value: unknown, path: string, root: unknown): Verdict[] {
  const { items, properties, propertyNames } = schema;
  if (Array.isArray(value)) {
    return isPlain(items) ? value.map((item, i) => evaluate(items, item, `${path}[${i}]`, root)) : [];
  }
  if (!isPlain(value)) return [];
  const verdicts: Verdict[] = [];
  for (const [key, item] of Object.entries(value)) {
    const at = path ? `${path}.${key}` : key;
    if (isPlain(properties) && Object.hasOwn(properties, key)) {
      verdicts.push(evaluate(properties[key], item, at, root));
    }
    if (propertyNames !== undefined) verdicts.push(evaluate(propertyNames, key, at, root));
  }
  return verdicts;
}

function combinations(schema: Plain, value: unknown, path: string, root: unknown): Verdict[] {
  const verdicts: Verdict[] = [];
  const judge = (sub: unknown): Verdict => evaluate(sub, value, path, root);
  const list = (keyword: string): unknown[] =>
    Array.isArray(schema[keyword]) ? (schema[keyword] as unknown[]) : [];
  verdicts.push(...list("allOf").map(judge));
  if (list("anyOf").length > 0) verdicts.push(anyOf(list("anyOf").map(judge), path));
  if (list("oneOf").length > 0) verdicts.push(anyOf(list("oneOf").map(judge), path));
  if (schema["not"] !== undefined) verdicts.push(negated(judge(schema["not"]), path));
  if (schema["if"] !== undefined) {
    const condition = judge(schema["if"]);
    if (holds(condition)) verdicts.push(judge(schema["then"] ?? true));
    else if (broken(condition)) verdicts.push(judge(schema["else"] ?? true));
    else verdicts.push(OPEN);
  }
  return verdicts;
}

function anyOf(verdicts: Verdict[], path: string): Verdict {
  if (verdicts.some(holds)) return HOLDS;
  if (verdicts.some((v) => !broken(v))) return OPEN;
  const [only] = verdicts;
  if (verdicts.length === 1 && only) return only;
  const reasons = verdicts.map((v) => v.problems[0]?.message).join(" or ");
  return problem({ path, rule: "anyOf", message: `${path || "the input"} fits no alternative: ${reasons}` });
}

function negated(verdict: Verdict, path: string): Verdict {
  if (broken(verdict)) return HOLDS;
  if (verdict.open) return OPEN;
  return problem({
    path,
    rule: "not",
    message: `${path || "the input"} has a combination that is not allowed.`,
  });
}
