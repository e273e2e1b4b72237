import { planned } from "../fixtures/build";
import type { FixtureStack } from "../fixtures/stack";
import type { Breach } from "./breach";

/** A breach that sets inputs of one resource. */
export function changed(rule: string, at: string, props: Record<string, unknown>, remedy: RegExp): Breach {
  return {
    rule,
    breaks: `'${at}' has ${JSON.stringify(props, (_, value) => value ?? "nothing")}`,
    at,
    change: (stack) => void Object.assign(stack.props(at), props),
    remedy,
  };
}

/** A breach that changes inputs below the first level. */
export function edited(
  rule: string,
  at: string,
  breaks: string,
  // biome-ignore lint/suspicious/noExplicitAny: inputs of any type
  edit: (props: any) => unknown,
  remedy: RegExp,
): Breach {
  return { rule, breaks, at, change: (stack) => void edit(stack.props(at)), remedy };
}

/** A breach that takes a resource away, which the rule misses at another one. */
export function removed(rule: string, name: string, at: string, remedy: RegExp): Breach {
  return { rule, breaks: `'${name}' is missing`, at, change: (stack) => stack.remove(name), remedy };
}

interface Added {
  type: string;
  name: string;
  props: Record<string, unknown>;
  /** The resource that is reported. @default - the added one */
  at?: string;
}

/** A breach that adds a resource. */
export function added(rule: string, { type, name, props, at = name }: Added, remedy: RegExp): Breach {
  const change = ({ resources }: FixtureStack) => void resources.push(planned(type, name, props));
  return { rule, breaks: `there is a ${type} with ${JSON.stringify(props)}`, at, change, remedy };
}
