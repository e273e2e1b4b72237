import { differs } from "../type";

type Attributes = Record<string, string>;
export type Property<I> = keyof I & string;

/** The stated properties as attributes of the API, where they are texts. */
export function attributesOf<I extends object>(
  names: Partial<Record<Property<I>, string>>,
  inputs: I,
): Attributes {
  const entries = Object.entries(names).map(([name, attribute]) => [attribute, inputs[name as keyof I]]);
  const stated = entries.filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(stated.map(([attribute, value]) => [attribute, String(value)]));
}

/** What AWS says about the stated properties. */
export function statedAttributes<I extends object>(
  names: Partial<Record<Property<I>, string>>,
  state: I,
  live: Attributes,
): object {
  const entries = Object.entries(names).map(([name, attribute]) => {
    const stated = state[name as keyof I];
    const text = live[attribute as string] || undefined;
    if (stated === undefined) return [name, undefined];
    return [
      name,
      typeof stated === "boolean" ? text === "true" : typeof stated === "number" ? Number(text) : text,
    ];
  });
  return Object.fromEntries(entries);
}

/** Attributes to set, one request each; an empty text takes one away. */
export function changedAttributes<I extends object>(
  names: Partial<Record<Property<I>, string>>,
  olds: I,
  news: I,
): [string, string][] {
  const [before, after] = [attributesOf(names, olds), attributesOf(names, news)];
  const all = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...all]
    .filter((name) => differs(before[name], after[name]))
    .map((name) => [name, after[name] ?? ""]);
}
