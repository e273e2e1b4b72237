import type { Stack } from "./stack";

/** Something computed from a whole stack once, and not once for each of its resources. */
export function perStack<T>(make: (stack: Stack) => T): (stack: Stack) => T {
  const made = new WeakMap<Stack, { value: T }>();
  return (stack) => {
    const known = made.get(stack);
    if (known) return known.value;
    const value = make(stack);
    made.set(stack, { value });
    return value;
  };
}
