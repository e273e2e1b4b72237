import type { Props, Resource, Stack } from "../stack/stack";
import type { Convention } from "./conventions";
import type { Parameter, ReadParameter } from "./parameters";

/**
 * `mandatory` blocks a deployment; `advisory` is reported only; `remediate`, which only a stack's settings ask for,
 * changes the resource by the rule's remediation and blocks what that does not mend.
 */
export type Level = "mandatory" | "advisory" | "remediate";

/** What a rule answers to: paragraphs of law, SOC 2 criteria, and rules of AWS's HIPAA conformance pack. */
export interface Controls {
  /** Paragraphs of 45 CFR. */
  hipaa?: readonly string[];
  /** Paragraphs of 34 CFR. */
  ferpa?: readonly string[];
  /** Paragraphs of 16 CFR. */
  coppa?: readonly string[];
  /** Trust services criteria. */
  soc2?: readonly string[];
  /** Names of AWS Config managed rules. */
  aws?: readonly string[];
}

/**
 * Reports one violation on the rule's subject: what is wrong (naming the resource), then what to set. Both without a
 * closing stop; they are joined to `<problem>: <remedy>.`
 */
export type Report = (problem: string, remedy: string) => void;

/**
 * A change that makes a resource keep a rule and that nobody could mind: nothing is guessed, nothing is replaced.
 */
export interface Remediation {
  /** Type tokens of the resources it changes: the rule's subjects, or those that carry their settings. */
  types: readonly string[];
  /** Inputs to set, as a patch of top-level properties; nothing where the resource is fine as it is. */
  patch(resource: Resource): Props | undefined;
}

interface RuleHead {
  /** Kebab case, and the name of the file the rule stands in. */
  id: string;
  /** One sentence, said of a stack that keeps the rule. */
  description: string;
  level: Exclude<Level, "remediate">;
  controls: Controls;
  /** Type tokens of the subjects; `check` runs once per resource of these types. */
  types: readonly string[];
  /** What a stack may set for the rule; `check` reads them by its last argument. */
  parameters?: readonly Parameter[];
  remediation?: Remediation;
  /** What the rule takes for granted; a stack that does not follow it is asked `otherwise`, or nothing. */
  convention?: Convention;
}

/** Decided from the inputs of one resource. */
export interface ResourceRule extends RuleHead {
  scope: "resource";
  check(subject: Resource, report: Report, read: ReadParameter): void;
  /** What AWS's own rule asks, where that asks less than the convention. */
  otherwise?: ResourceRule["check"];
}

/** Decided from a resource together with those that refer to it, so only when the whole stack is known. */
export interface StackRule extends RuleHead {
  scope: "stack";
  check(subject: Resource, report: Report, stack: Stack, read: ReadParameter): void;
  /** What AWS's own rule asks, where that asks less than the convention. */
  otherwise?: StackRule["check"];
}

export type Rule = ResourceRule | StackRule;

/** A broken rule, as all the commands print it. */
export interface Violation {
  rule: string;
  level: Level;
  urn: string;
  type: string;
  name: string;
  message: string;
}

/** Joins the parts of a message; a problem never holds ": ", so that `splitMessage` finds the remedy again. */
export function joinMessage(problem: string, remedy: string): string {
  return `${problem.replaceAll(": ", ":")}: ${remedy}.`;
}

/** Problem and remedy of a message made by `joinMessage`. */
export function splitMessage(message: string): { problem: string; remedy: string } {
  const at = message.indexOf(": ");
  return at < 0
    ? { problem: message, remedy: "" }
    : { problem: message.slice(0, at), remedy: message.slice(at + 2) };
}
