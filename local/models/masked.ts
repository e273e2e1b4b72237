import { isPlain, type Plain } from "./problem";

/** Stands for a value that is only known after deployment, or that a mapping cannot express. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A deep copy in which unknown values are UNKNOWN and null members are absent. */
export function masked(value: unknown, isUnknown: (value: unknown) => boolean): unknown {
  if (value === UNKNOWN || isUnknown(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map((item) => masked(item, isUnknown));
  if (!isPlain(value)) return value;
  const copy: Plain = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== null && item !== undefined) copy[key] = masked(item, isUnknown);
  }
  return copy;
}

/** The value at a dotted path; absent is undefined, and UNKNOWN covers everything below it. */
export function at(value: unknown, path: string): unknown {
  let found = value;
  for (const key of path.split(".")) {
    if (found === UNKNOWN) return UNKNOWN;
    if (!isPlain(found)) return undefined;
    found = found[key];
  }
  return found;
}

/** The list at a dotted path, or none where it is absent or unknown. */
export function listAt(value: unknown, path: string): unknown[] {
  const found = at(value, path);
  return Array.isArray(found) ? found : [];
}

/** Whether anything in the value is unknown. */
export function hasUnknown(value: unknown): boolean {
  if (value === UNKNOWN) return true;
  if (Array.isArray(value)) return value.some(hasUnknown);
  return isPlain(value) && Object.values(value).some(hasUnknown);
}

/** The number at a dotted path, given as number or text; undefined where absent, unknown or no number. */
export function numberAt(value: unknown, path: string): number | undefined {
  const found = at(value, path);
  if (typeof found === "number") return found;
  const parsed = typeof found === "string" && found.trim() !== "" ? Number(found) : Number.NaN;
  return Number.isNaN(parsed) ? undefined : parsed;
}
