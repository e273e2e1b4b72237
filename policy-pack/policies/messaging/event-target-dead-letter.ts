import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { targetDeadLetter } from "../../model/services/dead-letters";
import { EVENT_TARGET, QUEUE } from "../../model/types/types";

/** The bus drops an event it could not deliver for a day, silently. */
export const eventTargetDeadLetter: Rule = {
  id: "event-target-dead-letter",
  description: "Event targets have a dead-letter queue of this stack.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "stack",
  types: EVENT_TARGET,
  check({ name, props }, report, stack) {
    const target = targetDeadLetter(props);
    if (target !== undefined && stack.find(target, QUEUE)) return;
    const found =
      target === undefined
        ? "has no dead-letter queue"
        : `sends dead letters to '${target}', which this stack does not make`;
    report(`Event target '${name}' ${found}`, "set deadLetterConfig.arn to the ARN of a queue of this stack");
  },
};
