import type { Resource } from "../stack/stack";
import type { Convention } from "./conventions";
import type { Controls, ResourceRule } from "./rule";

/** What is wrong with a resource, then what to set; nothing where it is right. */
export type Finding = readonly [problem: string, remedy: string] | undefined;

/** Something asked of resources of some types. */
export interface Asked {
  types: readonly string[];
  finding(resource: Resource): Finding;
}

interface SettingsArgs {
  id: string;
  description: string;
  controls: Controls;
  asked: readonly Asked[];
  convention?: Convention;
}

/** A mandatory rule that asks several settings of resources, each by itself. */
export function settingsRule(args: SettingsArgs): ResourceRule {
  const { id, description, controls, asked, convention } = args;
  return {
    id,
    description,
    level: "mandatory",
    controls,
    ...(convention && { convention }),
    scope: "resource",
    types: [...new Set(asked.flatMap(({ types }) => types))],
    check(resource, report) {
      for (const { types, finding } of asked) {
        const found = types.includes(resource.type) ? finding(resource) : undefined;
        if (found) report(`'${resource.name}' ${found[0]}`, found[1]);
      }
    },
  };
}

/** Asks for one property; `right` sees it and the resource. */
export function asks(
  types: readonly string[],
  property: string,
  right: (value: unknown, resource: Resource) => boolean,
  problem: string,
  set: string,
): Asked {
  return {
    types,
    finding: (resource) =>
      right(settingOf(resource.props, property), resource)
        ? undefined
        : [problem, `set ${property} to ${set}`],
  };
}

function settingOf(props: Resource["props"], property: string): unknown {
  return property
    .split(".")
    .reduce<unknown>((at, key) => (at as Resource["props"] | undefined)?.[key], props);
}

export const isTrue = (value: unknown): boolean => value === true;
export const isNotTrue = (value: unknown): boolean => value !== true;
export const isAbsent = (value: unknown): boolean => value === undefined;
export const isStated = (value: unknown): boolean => typeof value === "string" && value !== "";
export const isListed = (value: unknown): boolean => Array.isArray(value) && value.length > 0;
