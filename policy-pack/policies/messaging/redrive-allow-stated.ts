import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { redriveTarget } from "../../model/services/dead-letters";
import { QUEUE, REDRIVE_ALLOW_POLICY } from "../../model/types/types";

/** Without a policy of its own a dead-letter queue takes the letters of every queue of the account. */
export const redriveAllowStated: Rule = {
  id: "redrive-allow-stated",
  description: "Queues name dead-letter queues that say whose letters they take, and theirs among them.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "stack",
  types: QUEUE,
  check(queue, report, stack) {
    const target = stack.find(redriveTarget(queue, stack), QUEUE);
    if (target === undefined) return;
    const arn = queue.props["arn"];
    const stated = stack
      .attachedTo(target, "queueUrl", REDRIVE_ALLOW_POLICY)
      .map(({ props }) => String(props["redriveAllowPolicy"]));
    if (stated.some((policy) => arn === undefined || policy.includes(`"${arn}"`))) return;
    report(
      `Queue '${queue.name}' ends its messages in '${target.name}', which does not name it`,
      "add a RedriveAllowPolicy there with its ARN in sourceQueueArns",
    );
  },
};
