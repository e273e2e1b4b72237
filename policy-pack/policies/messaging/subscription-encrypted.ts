import type { Rule } from "../../model/rules/rule";
import { IN_TRANSIT } from "../../model/services/transit";
import { TOPIC_SUBSCRIPTION } from "../../model/types/types";

/** What leaves a topic over plain HTTP is readable on the way. */
export const subscriptionEncrypted: Rule = {
  id: "subscription-encrypted",
  description: "Topics deliver over encrypted protocols.",
  level: "mandatory",
  controls: IN_TRANSIT,
  scope: "resource",
  types: TOPIC_SUBSCRIPTION,
  check({ name, props }, report) {
    if (props["protocol"] !== "http") return;
    report(
      `Subscription '${name}' delivers over plain HTTP`,
      'set protocol to "https" and endpoint to an https URL',
    );
  },
};
