import type { Report } from "../rules/rule";
import type { Resource, Stack } from "../stack/stack";
import { KEY, KEY_POLICY, QUEUE_POLICY } from "../types/types";
import { permits } from "./permits";
import { resourceStatements } from "./resource-policies";

/** A service that sends to queues under its own name. */
export interface Sender {
  /** How the sending resource is called in messages: "Event target 'x'". */
  name: string;
  /** Such as `events.amazonaws.com`. */
  service: string;
  /** ARN and account of what it sends for. */
  source: { arn: string; account: string };
  /** What the source is called in remedies: "the rule's ARN". */
  sourceName: string;
}

/** Reports where a queue or its key does not let a service send: neither a deployment nor an emulator says so. */
export function checkMaySend(sender: Sender, queue: Resource, report: Report, stack: Stack): void {
  const { name, service, source, sourceName } = sender;
  const context = { "aws:sourcearn": source.arn, "aws:sourceaccount": source.account };
  const principals = [`Service:${service}`];
  const policies = [queue, ...stack.attachedTo(queue, "queueUrl", QUEUE_POLICY)].flatMap(resourceStatements);
  if (!permits(policies, { action: "sqs:SendMessage", principals, context })) {
    report(
      `${name} may not send to queue '${queue.name}'`,
      `allow sqs:SendMessage to ${service} for ${sourceName} in the queue's policy`,
    );
  }
  const key = stack.find(queue.props["kmsMasterKeyId"], KEY);
  if (key === undefined) return;
  const atKey = [key, ...stack.attachedTo(key, "keyId", KEY_POLICY)].flatMap(resourceStatements);
  const missing = ["kms:GenerateDataKey", "kms:Decrypt"].filter(
    (action) => !permits(atKey, { action, principals, context }),
  );
  if (missing.length > 0) {
    report(
      `${name} may not use key '${key.name}' of queue '${queue.name}'`,
      `allow ${missing.join(" and ")} to ${service} for ${sourceName} in the key's policy`,
    );
  }
}
