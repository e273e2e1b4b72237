import { isArchive, isAsset, isObject, type Props, SIGNATURE } from "./values";

export type ChangeKind = "add" | "delete" | "update";

/** One place where two sets of inputs differ. */
export interface Change {
  /** Property path, e.g. `rules[0].status`. */
  path: string;
  kind: ChangeKind;
}

/** How to compare properties whose text or order carries no meaning. */
export interface Comparison {
  /** Top-level properties that hold a JSON document as text: compared without regard to spacing and order of keys. */
  documents?: readonly string[];
  /** The same for IAM policies, where also a list of one string is the string and the order of strings is free. */
  policies?: readonly string[];
  /** Top-level properties that are sets: the order of their items does not matter. */
  sets?: readonly string[];
}

/** Deep equality; absent, null and undefined are the same, assets are compared by the hash of their content. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if ((isAsset(a) && isAsset(b)) || (isArchive(a) && isArchive(b))) {
    if (a.hash && b.hash) return a.hash === b.hash;
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => same(item, b[i]));
  }
  if (isObject(a) && isObject(b)) return keysOf(a, b).every((key) => same(a[key], b[key]));
  return (a ?? null) === null && (b ?? null) === null;
}

/** `__defaults` is bookkeeping of bridged providers, not an input. */
const keysOf = (a: Props, b: Props): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((key) => key !== "__defaults");

/** Whether two values of one property mean the same under the type's comparison. */
export function sameProperty(name: string, a: unknown, b: unknown, comparison: Comparison): boolean {
  if (same(a, b)) return true;
  if (comparison.documents?.includes(name)) return sameDocument(a, b);
  if (comparison.policies?.includes(name)) return sameDocument(a, b, policyList);
  if (comparison.sets?.includes(name)) return sameSet(a, b);
  return false;
}

/** Compares two JSON texts by meaning; `list` brings the lists in them into one order. */
export function sameDocument(a: unknown, b: unknown, list = asIs): boolean {
  if (typeof a !== "string" || typeof b !== "string") return same(a, b);
  try {
    return canonical(JSON.parse(a), list) === canonical(JSON.parse(b), list);
  } catch {
    return a === b;
  }
}

function sameSet(a: unknown, b: unknown): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  const sorted = (items: unknown[]) => items.map((item) => canonical(item)).sort();
  return same(sorted(a), sorted(b));
}

const asIs = (items: unknown[]): unknown => items;

function policyList(items: unknown[]): unknown {
  if (!items.every((item) => typeof item === "string")) return items;
  return items.length === 1 ? items[0] : [...items].sort();
}

/** One text per meaning: keys sorted, absent members dropped. */
function canonical(value: unknown, list = asIs): string {
  const order = (item: unknown): unknown => {
    if (Array.isArray(item)) return list(item.map(order));
    if (!isObject(item)) return item;
    const entries = Object.entries(item).filter(([, entry]) => !absent(entry));
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => [k, order(v)]));
  };
  return JSON.stringify(order(value));
}

/** Every place where the new inputs differ from the old ones. */
export function changes(olds: Props, news: Props, comparison: Comparison = {}): Change[] {
  const found: Change[] = [];
  for (const key of keysOf(olds, news)) {
    if (!sameProperty(key, olds[key], news[key], comparison)) compare(olds[key], news[key], key, found);
  }
  return found;
}

function compare(a: unknown, b: unknown, path: string, found: Change[]): void {
  const nested = (value: unknown): value is Props => isObject(value) && value[SIGNATURE] === undefined;
  if (nested(a) && nested(b)) {
    for (const key of keysOf(a, b)) compare(a[key], b[key], join(path, key), found);
  } else if (Array.isArray(a) && Array.isArray(b) && a.length === b.length) {
    for (const [i, item] of b.entries()) compare(a[i], item, `${path}[${i}]`, found);
  } else if (!same(a, b)) {
    found.push({ path, kind: absent(a) ? "add" : absent(b) ? "delete" : "update" });
  }
}

const absent = (value: unknown): boolean => value === undefined || value === null;

/** Keys that are no plain names are quoted, as the engine does: `tags["a.b"]`. */
const join = (path: string, key: string): string =>
  /^[A-Za-z_$][\w$]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;

/** First segment of a property path: `rules[0].status` → `rules`. */
export const topLevel = (path: string): string => path.split(/[.[]/, 1)[0] ?? path;

/** Without the changes at or below the paths the program ignores. */
export function withoutIgnored(found: readonly Change[], ignored: readonly string[]): Change[] {
  const covers = (pattern: string, path: string) =>
    pattern === path || path.startsWith(`${pattern}.`) || path.startsWith(`${pattern}[`);
  return found.filter((change) => !ignored.some((pattern) => covers(pattern, change.path)));
}
