import type { Rule } from "../../model/rules/rule";
import { LAMBDA } from "../../model/types/types";

/** Where a record was held up or lost can be found only if every function takes part in the trace. */
export const lambdaTracing: Rule = {
  id: "lambda-tracing",
  description: "Functions write X-Ray traces.",
  level: "mandatory",
  controls: { hipaa: ["164.312(b)"], soc2: ["CC7.2"] },
  scope: "resource",
  types: LAMBDA,
  check({ name, props }, report) {
    if (props["tracingConfig"]?.mode === "Active") return;
    report(`Function '${name}' writes no traces`, 'set tracingConfig.mode to "Active"');
  },
};
