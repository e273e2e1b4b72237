import type { Breach } from "./breach";

// biome-ignore lint/suspicious/noExplicitAny: statements are plain JSON here
type Change = (statements: any[]) => void;

/** A breach that changes the statements of the policy document at `at`. */
export function statement(rule: string, breaks: string, at: string, remedy: RegExp, change: Change): Breach {
  return { rule, breaks, at, change: (stack) => stack.statements(at, change), remedy };
}
