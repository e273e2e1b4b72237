import { wholePattern } from "../pattern";
import { isPlain, listed, notAllowed, type Plain, type Problem, shown } from "../problem";
import type { Shape } from "./shape";

export interface Walk {
  shapes: Record<string, Shape>;
  isUnknown: (value: unknown) => boolean;
  problems: Problem[];
}

type Check = (context: Walk, shape: Shape, value: unknown, path: string, name: string) => void;

const CHECKS: Record<string, Check> = {
  structure: checkStructure,
  list: checkList,
  map: checkMap,
  string: checkString,
  integer: checkNumber,
  long: checkNumber,
  float: checkNumber,
  double: checkNumber,
  boolean: checkBoolean,
  blob: checkBytes,
};

/** Adds to `context.problems` what is wrong with `value` as the shape named `name`. */
export function walk(context: Walk, name: string, value: unknown, path: string): void {
  if (value === undefined || value === null || context.isUnknown(value)) return;
  const shape = context.shapes[name];
  // A document is free JSON; a timestamp is whatever the SDK serializes.
  if (shape && !shape.document) CHECKS[shape.type]?.(context, shape, value, path, name);
}

function checkStructure(context: Walk, shape: Shape, value: unknown, path: string, name: string): void {
  if (!isPlain(value)) {
    wrongType(context, shape, path, value, "a structure");
    return;
  }
  const members = shape.members ?? {};
  for (const member of shape.required ?? []) {
    // The SDK fills idempotency tokens in by itself.
    if ((value[member] ?? undefined) !== undefined || members[member]?.idempotencyToken) continue;
    const at = join(path, member);
    context.problems.push({ path: at, rule: "required", message: `${at} is missing; ${name} requires it.` });
  }
  for (const [key, item] of Object.entries(value)) {
    if (item === undefined) continue;
    const member = Object.hasOwn(members, key) ? members[key] : undefined;
    if (member) walk(context, member.shape, item, join(path, key));
    else context.problems.push(unknownMember(name, members, key, path));
  }
  if (shape.union) checkUnion(context, name, value, path);
}

function unknownMember(name: string, members: object, key: string, path: string): Problem {
  const allowed = listed(Object.keys(members));
  const message = `${join(path, key)} is no member of ${name}; allowed: ${allowed}.`;
  return { path: join(path, key), rule: "unknown", message, allowed };
}

function checkUnion(context: Walk, name: string, value: Plain, path: string): void {
  const set = Object.keys(value).filter((key) => value[key] !== undefined && value[key] !== null);
  if (set.length === 1) return;
  const message = `${path || name} has ${set.length} members (${set.join(", ")}); allowed: exactly one.`;
  context.problems.push({ path, rule: "union", message, allowed: "exactly one member" });
}

function checkList(context: Walk, shape: Shape, value: unknown, path: string): void {
  if (!Array.isArray(value)) {
    wrongType(context, shape, path, value, "a list");
    return;
  }
  checkRange(context, shape, path, value.length, "length", "items");
  for (const [i, item] of value.entries()) walk(context, shape.member?.shape ?? "", item, `${path}[${i}]`);
}

function checkMap(context: Walk, shape: Shape, value: unknown, path: string): void {
  if (!isPlain(value)) {
    wrongType(context, shape, path, value, "a map");
    return;
  }
  const entries = Object.entries(value);
  checkRange(context, shape, path, entries.length, "length", "entries");
  for (const [key, item] of entries) {
    walk(context, shape.key?.shape ?? "", key, join(path, key));
    walk(context, shape.value?.shape ?? "", item, join(path, key));
  }
}

function checkString(context: Walk, shape: Shape, value: unknown, path: string): void {
  if (typeof value !== "string") {
    wrongType(context, shape, path, value, "a string");
    return;
  }
  if (shape.enum && !shape.enum.includes(value)) {
    context.problems.push(notAllowed(path, "enum", safe(shape, value), listed(shape.enum)));
  }
  // AWS counts characters, JavaScript UTF-16 units.
  const length = /[\ud800-\udfff]/.test(value) ? [...value].length : value.length;
  checkRange(context, shape, path, length, "length", "characters");
  if (shape.pattern && wholePattern(shape.pattern)?.test(value) === false) {
    context.problems.push(notAllowed(path, "pattern", safe(shape, value), `a match of ${shape.pattern}`));
  }
}

function checkNumber(context: Walk, shape: Shape, value: unknown, path: string): void {
  const whole = shape.type === "integer" || shape.type === "long";
  const fits = whole ? Number.isInteger(value) || typeof value === "bigint" : typeof value === "number";
  if (fits) checkRange(context, shape, path, Number(value), "range", "");
  else wrongType(context, shape, path, value, whole ? "a whole number" : "a number");
}

function checkBoolean(context: Walk, shape: Shape, value: unknown, path: string): void {
  if (typeof value !== "boolean") wrongType(context, shape, path, value, "true or false");
}

function checkBytes(context: Walk, shape: Shape, value: unknown, path: string): void {
  if (shape.streaming) return;
  if (value instanceof Uint8Array) checkRange(context, shape, path, value.length, "length", "bytes");
  else if (typeof value !== "string") wrongType(context, shape, path, value, "bytes");
}

function checkRange(context: Walk, shape: Shape, path: string, n: number, rule: string, unit: string): void {
  const { min, max } = shape;
  if ((min === undefined || n >= min) && (max === undefined || n <= max)) return;
  const bounds =
    min === undefined ? `at most ${max}` : max === undefined ? `at least ${min}` : `${min} to ${max}`;
  const allowed = unit ? `${bounds} ${unit}` : bounds;
  const message = unit
    ? `${path} has ${n} ${unit}; allowed: ${allowed}.`
    : `${path} is ${n}; allowed: ${allowed}.`;
  context.problems.push({ path, rule, message, allowed });
}

function wrongType(context: Walk, shape: Shape, path: string, value: unknown, allowed: string): void {
  const message = `${path || "the input"} is ${shown(safe(shape, value))}; allowed: ${allowed}.`;
  context.problems.push({ path, rule: "type", message, allowed });
}

/** A value AWS marks as sensitive never stands in a message. */
const safe = (shape: Shape, value: unknown): unknown => (shape.sensitive ? "(sensitive)" : value);

const join = (path: string, key: string): string => (path ? `${path}.${key}` : key);
