import { checkMaySend } from "../../model/access/services";
import type { Rule } from "../../model/rules/rule";
import { targetDeadLetter } from "../../model/services/dead-letters";
import { EVENT_RULE, EVENT_TARGET, QUEUE } from "../../model/types/types";

/** The bus drops what a queue or its key does not let in, and no deployment and no emulator says so. */
export const eventTargetMayDeliver: Rule = {
  id: "event-target-may-deliver",
  description: "Queues behind event rules, and the keys of those queues, let the rule send.",
  level: "mandatory",
  controls: { hipaa: ["164.312(c)(1)"], soc2: ["A1.1", "PI1.3"] },
  scope: "stack",
  types: EVENT_TARGET,
  check(target, report, stack) {
    const rule = stack
      .ofType(EVENT_RULE)
      .find(
        ({ props }) =>
          props["name"] === target.props["rule"] && props["eventBusName"] === target.props["eventBusName"],
      );
    const arn = String(rule?.props["arn"] ?? "");
    const sender = {
      name: `Event target '${target.name}'`,
      service: "events.amazonaws.com",
      source: { arn, account: arn.split(":")[4] ?? "" },
      sourceName: "the rule's ARN",
    };
    for (const destination of [target.props["arn"], targetDeadLetter(target.props)]) {
      const queue = stack.find(destination, QUEUE);
      if (queue) checkMaySend(sender, queue, report, stack);
    }
  },
};
