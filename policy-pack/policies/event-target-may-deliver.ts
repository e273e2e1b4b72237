import { targetDeadLetter } from "../model/dead-letters";
import { permits } from "../model/permits";
import { resourceStatements } from "../model/resource-policies";
import type { Report, Rule } from "../model/rule";
import type { Resource, Stack } from "../model/stack";
import { EVENT_RULE, EVENT_TARGET, KEY, KEY_POLICY, QUEUE, QUEUE_POLICY } from "../model/types";

const EVENTS = ["Service:events.amazonaws.com"];

/** The bus drops what a queue or its key does not let in, and no deployment and no emulator says so. */
export const eventTargetMayDeliver: Rule = {
  id: "event-target-may-deliver",
  description: "Queues behind event rules, and the keys of those queues, let the rule send.",
  level: "mandatory",
  controls: { hipaa: ["164.312(c)(1)"], soc2: ["A1.1", "PI1"] },
  scope: "stack",
  types: EVENT_TARGET,
  check(target, report, stack) {
    const rule = stack
      .ofType(EVENT_RULE)
      .find(
        ({ props }) =>
          props["name"] === target.props["rule"] && props["eventBusName"] === target.props["eventBusName"],
      );
    for (const arn of [target.props["arn"], targetDeadLetter(target.props)]) {
      const queue = stack.find(arn, QUEUE);
      if (queue) checkQueue(target, queue, String(rule?.props["arn"] ?? ""), report, stack);
    }
  },
};

function checkQueue(target: Resource, queue: Resource, rule: string, report: Report, stack: Stack): void {
  const account = rule.split(":")[4] ?? "";
  const context = { "aws:sourcearn": rule, "aws:sourceaccount": account };
  const name = `Event target '${target.name}'`;
  const policies = [queue, ...stack.attachedTo(queue, "queueUrl", QUEUE_POLICY)].flatMap(resourceStatements);
  if (!permits(policies, { action: "sqs:SendMessage", principals: EVENTS, context })) {
    report(
      `${name} may not send to queue '${queue.name}'`,
      "allow sqs:SendMessage to events.amazonaws.com for the rule's ARN in the queue's policy",
    );
  }
  const key = stack.find(queue.props["kmsMasterKeyId"], KEY);
  if (key === undefined) return;
  const atKey = [key, ...stack.attachedTo(key, "keyId", KEY_POLICY)].flatMap(resourceStatements);
  const missing = ["kms:GenerateDataKey", "kms:Decrypt"].filter(
    (action) => !permits(atKey, { action, principals: EVENTS, context }),
  );
  if (missing.length > 0) {
    report(
      `${name} may not use key '${key.name}' of queue '${queue.name}'`,
      `allow ${missing.join(" and ")} to events.amazonaws.com for the rule's ARN in the key's policy`,
    );
  }
}
