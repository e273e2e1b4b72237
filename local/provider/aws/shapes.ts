import { isObject } from "../protocol/values";

type Renames = Readonly<Record<string, string>>;

/**
 * A structure in the names of AWS's API: `noncurrentDays` → `NoncurrentDays`. Where the names differ otherwise,
 * `renames` says how. For structures that the provider passes through unchanged.
 */
export function toApi(value: unknown, renames: Renames = {}): unknown {
  return rename(value, (name) => renames[name] ?? name.charAt(0).toUpperCase() + name.slice(1));
}

/** The reverse of `toApi` under the same `renames`. */
export function fromApi(value: unknown, renames: Renames = {}): unknown {
  const back = new Map(Object.entries(renames).map(([name, api]) => [api, name]));
  return rename(value, (name) => back.get(name) ?? name.charAt(0).toLowerCase() + name.slice(1));
}

function rename(value: unknown, name: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((item) => rename(item, name));
  if (!isObject(value) || value instanceof Date) return value;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return Object.fromEntries(entries.map(([key, item]) => [name(key), rename(item, name)]));
}

/** The parts of `live` that the program also states in `stated`: AWS adds fields of its own to what it was given. */
export function statedParts(live: unknown, stated: unknown): unknown {
  if (Array.isArray(live) && Array.isArray(stated)) {
    return live.map((item, i) => (i < stated.length ? statedParts(item, stated[i]) : item));
  }
  if (!isObject(live) || !isObject(stated)) return live;
  const entries = Object.entries(live).filter(([key]) => stated[key] !== undefined && stated[key] !== null);
  return Object.fromEntries(entries.map(([key, item]) => [key, statedParts(item, stated[key])]));
}
