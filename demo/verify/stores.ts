import type { Topic } from "../../contracts/topics";
import type { StoreName } from "../collect";

const EVERYWHERE: readonly StoreName[] = ["interaction", "application", "lake", "logGroup"];

/** Which stores a topic's event belongs in besides those of every event. */
const CONSUMED: Partial<Record<Topic, readonly StoreName[]>> = {
  "safety.crisis.detected": ["crisisTable"],
  "crisis.notification.required": ["notificationTable"],
  "audit.event.logged": ["auditTable", "auditBucket"],
};

export function storesOf(topic: Topic): StoreName[] {
  return [...EVERYWHERE, ...(CONSUMED[topic] ?? [])];
}

export const STORES: readonly StoreName[] = [
  "interaction",
  "application",
  "lake",
  "logGroup",
  "crisisTable",
  "notificationTable",
  "auditTable",
  "auditBucket",
];
