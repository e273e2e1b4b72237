import { type Problem, validateRequest, validateResource } from "../../models";
import type { Failure } from "../protocol/provider";
import { hasSecret, hasUnknown, isUnknown, type Props, plainProps } from "../protocol/values";
import { locate } from "./locate";
import type { Call } from "./sdk";
import type { AnyType, Existing, Scope } from "./type";

/** What is checked: new inputs with their marks, and the old ones when the resource exists. */
export interface Subject {
  inputs: Props;
  olds?: Props;
  type: AnyType;
  scope: Scope;
}

/**
 * Why AWS would refuse these inputs: every request they become is held against AWS's service models, the inputs
 * themselves against its resource schemas and our tables.
 */
export function refusals(subject: Subject): Failure[] {
  const { type, scope } = subject;
  const inputs = plainProps(subject.inputs);
  const failures: Failure[] = (type.rules?.(inputs) ?? []).map(([property, reason]) => ({
    property,
    reason,
  }));
  for (const call of requests(subject, inputs)) {
    const problems = validateRequest(call.service, call.operation, call.input, { isUnknown });
    for (const problem of problems) {
      const property = locate(inputs, problem.path, call.input);
      failures.push(failure(subject, property, problem, `${call.service} ${call.operation}`));
    }
  }
  for (const problem of validateResource(type.type, inputs, { isUnknown })) {
    failures.push(failure(subject, problem.path || scope.name, problem, type.type));
  }
  return distinct(failures);
}

/** The requests of the creation, or of the change when the resource exists and is not replaced. */
function requests({ type, olds, scope }: Subject, inputs: Props): Call[] {
  try {
    const self = type.predict(inputs, scope);
    const calls = type.create(inputs, self, scope);
    if (!olds || !type.change) return calls;
    const existing: Existing<Props> = { id: self.id, state: { ...inputs, ...self.outputs }, scope };
    return [...calls, ...type.change(olds, inputs, existing)];
  } catch (error) {
    // An unknown list or object cannot be made a request of; it is checked when it is known.
    if (hasUnknown(inputs)) return [];
    throw error;
  }
}

function failure(
  { inputs, type, scope }: Subject,
  property: string,
  problem: Problem,
  asked: string,
): Failure {
  const top = property.split(/[.[]/, 1)[0] ?? property;
  const subject = `${property} of ${type.type} "${scope.name}"`;
  if (!hasSecret(inputs[top])) {
    return { property, reason: `${subject}: ${asked} does not take it: ${problem.message}` };
  }
  const allowed = problem.allowed ? `; allowed: ${problem.allowed}` : "";
  return {
    property,
    reason: `${subject}: ${asked} does not take the secret value (${problem.rule})${allowed}.`,
  };
}

/** The first reason for each property: request and schema often state the same rule. */
function distinct(failures: Failure[]): Failure[] {
  const seen = new Set<string>();
  return failures.filter(({ property }) => !seen.has(property) && seen.add(property));
}
