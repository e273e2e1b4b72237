import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { isDeadLetterQueue, redriveTarget } from "../../model/services/dead-letters";
import { QUEUE } from "../../model/types/types";

/** Without a redrive policy a message that cannot be processed comes back until it expires, and is then lost. */
export const queueDeadLetter: Rule = {
  id: "queue-dead-letter",
  description: "Queues with a consumer have a dead-letter queue of this stack.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "stack",
  types: QUEUE,
  check(queue, report, stack) {
    if (isDeadLetterQueue(queue, stack)) return;
    const target = redriveTarget(queue, stack);
    if (target === undefined) {
      report(
        `Queue '${queue.name}' has no dead-letter queue`,
        "set redrivePolicy with deadLetterTargetArn and maxReceiveCount",
      );
    } else if (!stack.find(target, QUEUE)) {
      report(
        `Queue '${queue.name}' sends dead letters to '${target}', which this stack does not make`,
        "set deadLetterTargetArn to the ARN of a queue of this stack",
      );
    }
  },
};
