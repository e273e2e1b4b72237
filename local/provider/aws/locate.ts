import { isObject, type Props, SIGNATURE } from "../protocol/values";

interface Place {
  path: string;
  names: string[];
  value: unknown;
}

/**
 * The property of the program that a place in an AWS request came from: the one with the same value and the most
 * similar names. A place with no value (a missing member) is named under the most similar parent.
 * @param path in the request, e.g. `Environment.Variables.A` or `Rules[0].Status`
 */
export function locate(inputs: Props, path: string, request: unknown): string {
  const names = segments(path);
  const value = valueAt(request, names);
  const places = [...walk(inputs, "", [])];
  if (value === undefined) return missing(places, names);
  let best: Place | undefined;
  let bestScore = 0;
  for (const place of places) {
    const score = similarity(place, names, value);
    if (score > bestScore) [best, bestScore] = [place, score];
  }
  return best?.path ?? camel(names.at(-1) ?? path);
}

function similarity(place: Place, names: string[], value: unknown): number {
  const named = alike(place.names.at(-1), names.at(-1));
  const equal = isLeaf(value) ? String(place.value) === String(value) : false;
  if (!equal && named < 4) return 0;
  const shared = place.names.filter((name) => names.some((other) => alike(name, other) === 4)).length;
  return (equal ? 4 : 0) + named + shared;
}

function missing(places: Place[], names: string[]): string {
  const member = camel(names.at(-1) ?? "");
  const parent = names.filter((name) => !/^\d+$/.test(name)).at(-2);
  const place = parent && places.find((candidate) => alike(candidate.names.at(-1), parent) === 4);
  if (!place) return member;
  return Array.isArray(place.value) ? `${place.path}[0].${member}` : `${place.path}.${member}`;
}

/** 4: the same name; 2: one is part of the other; 0: different. */
function alike(a = "", b = ""): number {
  const [x, y] = [bare(a), bare(b)];
  if (x === "" || y === "") return 0;
  if (x === y) return 4;
  return x.includes(y) || y.includes(x) ? 2 : 0;
}

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]/g, "")
    .replace(/s$/, "");

const isLeaf = (value: unknown): boolean => typeof value !== "object" || value === null;

const camel = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const segments = (path: string): string[] => path.split(/[.[\]{}]+/).filter((name) => name !== "");

function valueAt(request: unknown, names: string[]): unknown {
  return names.reduce<unknown>(
    (at, name) => (Array.isArray(at) ? at[Number(name)] : isObject(at) ? at[name] : undefined),
    request,
  );
}

function* walk(value: unknown, path: string, names: string[]): Generator<Place> {
  if (path !== "") yield { path, names, value };
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield* walk(item, `${path}[${i}]`, names);
  } else if (isObject(value) && value[SIGNATURE] === undefined) {
    for (const [key, item] of Object.entries(value)) {
      yield* walk(item, path ? `${path}.${key}` : key, [...names, key]);
    }
  }
}
