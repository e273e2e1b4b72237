import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { EVENT_RULE, EVENT_TARGET } from "../../model/types/types";

/** A rule without a target takes its events and does nothing with them, without an error anywhere. */
export const eventRuleDelivers: Rule = {
  id: "event-rule-delivers",
  description: "Rules deliver what they take to a target.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "stack",
  types: EVENT_RULE,
  check(rule, report, stack) {
    if (stack.attachedTo(rule, "rule", EVENT_TARGET).length > 0) return;
    report(`Rule '${rule.name}' delivers to nobody`, "add an EventTarget with its name as rule");
  },
};
