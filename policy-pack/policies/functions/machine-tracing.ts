import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { STATE_MACHINE } from "../../model/types/types";

/** A trace that ends at a state machine does not say which step took the time. */
export const machineTracing: Rule = {
  id: "machine-tracing",
  description: "State machines write X-Ray traces.",
  level: "mandatory",
  controls: AUDIT,
  scope: "resource",
  types: STATE_MACHINE,
  check({ name, props }, report) {
    if (props["tracingConfiguration"]?.enabled === true) return;
    report(`State machine '${name}' writes no traces`, "set tracingConfiguration.enabled to true");
  },
};
