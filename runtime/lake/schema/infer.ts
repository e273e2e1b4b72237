import type { LakeField } from "../types";
import { isInstant } from "./instants";

/** Levels of objects and lists that become columns; what lies deeper is kept as its JSON text. */
const DEEPEST = 8;

const TIME_NAME = /(^|_|[a-z](?=[TAD]))(time|timestamp|at|date|Time|Timestamp|At|Date)$/;

/** An integer that a double does not hold. */
class LargeInteger {}

/**
 * The type of a field that is new, from its first value's JSON text. Undefined where the value says nothing: null, an
 * empty object or list. A list whose elements are of several kinds is kept as its JSON text.
 * @throws SyntaxError where the text is no JSON
 */
export function inferField(name: string, text: string, depth: number): LakeField | undefined {
  return infer(name, parse(text), depth);
}

function parse(text: string): unknown {
  const value: unknown = JSON.parse(text);
  try {
    return JSON.parse(text, (_key, item, context?: { source?: string }) =>
      typeof item === "number" && isLarge(item, context?.source ?? "") ? new LargeInteger() : item,
    );
  } catch (error) {
    // Nested deeper than the stack: the value will be kept as text, whatever its numbers.
    if (error instanceof RangeError) return value;
    throw error;
  }
}

function isLarge(value: number, source: string): boolean {
  return !Number.isSafeInteger(value) && /^-?\d{16,19}$/.test(source);
}

function infer(name: string, value: unknown, depth: number): LakeField | undefined {
  if (value === null) return undefined;
  if (name === "event_type" && depth === 0) return { name, type: "string" };
  if (name === "timestamp" && depth === 0) return { name, type: "timestamp" };
  if (typeof value === "string") {
    return { name, type: TIME_NAME.test(name) && isInstant(value) ? "timestamp" : "string" };
  }
  if (typeof value === "number") return { name, type: "double" };
  if (typeof value === "boolean") return { name, type: "boolean" };
  if (value instanceof LargeInteger) return { name, type: "int64" };
  return inferNested(name, value as object, depth);
}

function inferNested(name: string, value: object, depth: number): LakeField | undefined {
  const isList = Array.isArray(value);
  if (depth >= DEEPEST)
    return (isList ? value : Object.keys(value)).length > 0 ? { name, type: "json" } : undefined;
  if (isList) {
    const elements = value.map((element) => infer("element", element, depth + 1));
    const element = elements.reduce(unify, undefined);
    if (element === MIXED) return { name, type: "json" };
    return element && { name, type: "list", element };
  }
  const fields: LakeField[] = [];
  for (const [key, item] of Object.entries(value)) {
    const field = infer(key, item, depth + 1);
    if (field) fields.push(field);
  }
  return fields.length > 0 ? { name, type: "struct", fields } : undefined;
}

const MIXED: LakeField = { name: "element", type: "json" };

/** One type for two elements of a list. */
function unify(left: LakeField | undefined, right: LakeField | undefined): LakeField | undefined {
  if (!left || !right) return left ?? right;
  if (left.type !== right.type) return isNumber(left) && isNumber(right) ? { ...left, type: "int64" } : MIXED;
  if (left.element && right.element) {
    const element = unify(left.element, right.element);
    return element === MIXED ? MIXED : { ...left, element };
  }
  if (!left.fields || !right.fields) return left;
  const fields = new Map(left.fields.map((field) => [field.name, field]));
  for (const field of right.fields) {
    const both = unify(fields.get(field.name), field);
    if (both === MIXED) return MIXED;
    if (both) fields.set(field.name, both);
  }
  return { ...left, fields: [...fields.values()] };
}

function isNumber(field: LakeField): boolean {
  return field.type === "double" || field.type === "int64";
}
