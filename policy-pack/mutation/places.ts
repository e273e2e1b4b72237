import type { PlannedResource } from "../plan";

type Key = string | number;

/** Every place that a path stands for: `rules[].status` is one place per rule. A last step that is absent is a place too. */
export function placesOf(value: unknown, path: string): Key[][] {
  const [step = "", ...rest] = path.split(".");
  const list = step.endsWith("[]");
  const key = list ? step.slice(0, -2) : step;
  if (!isObject(value)) return [];
  const field = (value as Record<string, unknown>)[key];
  const heads: Key[][] = list ? (Array.isArray(field) ? field.map((_, at) => [key, at]) : []) : [[key]];
  if (rest.length === 0) return heads;
  return heads.flatMap((head) =>
    placesOf(valueAt(value, head), rest.join(".")).map((tail) => [...head, ...tail]),
  );
}

export function valueAt(value: unknown, place: readonly Key[]): unknown {
  return place.reduce<unknown>(
    (at, key) => (isObject(at) ? (at as Record<Key, unknown>)[key] : undefined),
    value,
  );
}

/** The same value with another one at a place; `undefined` takes the place away. What does not change is shared. */
export function replaced(value: unknown, [key, ...rest]: readonly Key[], by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(value)) {
    const next = replaced(value[Number(key)], rest, by);
    return value.flatMap((one, at) => (at !== Number(key) ? [one] : next === undefined ? [] : [next]));
  }
  const fields = { ...(value as Record<string, unknown>) };
  const next = replaced(fields[key], rest, by);
  if (next === undefined) delete fields[key];
  else fields[key] = next;
  return fields;
}

/** A resource with another value at a place of its inputs; an output of that name gives way to it. */
export function withInput(resource: PlannedResource, place: readonly Key[], by: unknown): PlannedResource {
  return { ...resource, props: replaced(resource.props, place, by) as PlannedResource["props"] };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
