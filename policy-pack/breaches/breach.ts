import type { FixtureStack } from "../fixtures/stack";

/** One property of the fixture stack broken, so that exactly one rule complains about exactly one resource. */
export interface Breach {
  rule: string;
  /** What the change does, to follow "fails when". */
  breaks: string;
  /** Name of the resource that is reported. */
  at: string;
  change(stack: FixtureStack): void;
  /** What the message tells to set. */
  remedy: RegExp;
}
