import { defined, hasUnknown, type Props } from "../protocol/values";
import { DEFAULTED } from "./names";
import type { AnyType, Scope } from "./type";

/** Inputs that mean the same for every type and stand in no request of their own. */
const COMMON = new Set(["region", "tags", "tagsAll", DEFAULTED]);

/**
 * The inputs that go into no request, and so have no effect on the emulator: the program should be told.
 * They are found by watching which inputs the requests are made of.
 */
export function unrealisedInputs(type: AnyType, inputs: Props, scope: Scope): string[] {
  const read = new Set<string>([...Object.keys(type.defaults ?? {}), ...(type.aside ?? [])]);
  const watched = new Proxy(inputs, {
    get: (target, key) => {
      read.add(String(key));
      return Reflect.get(target, key);
    },
  });
  try {
    type.create(watched, type.predict(inputs, scope), scope);
  } catch (error) {
    if (hasUnknown(inputs)) return [];
    throw error;
  }
  if (type.autoname) read.add(type.autoname.property);
  return Object.keys(defined(inputs)).filter((name) => !read.has(name) && !COMMON.has(name));
}

export const unrealisedWarning = (name: string, type: AnyType, scope: Scope): string =>
  `${name} of ${type.type} "${scope.name}" has no effect here: the local stack does not realise it.`;
