import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { EVENT_ARCHIVE, EVENT_BUS } from "../../model/types/types";

/** A consumer that was wrong for a day can only be put right from what the bus still has. */
export const eventBusArchived: Rule = {
  id: "event-bus-archived",
  description: "Buses archive their events for replay.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "stack",
  types: EVENT_BUS,
  check(bus, report, stack) {
    if (stack.attachedTo(bus, "eventSourceArn", EVENT_ARCHIVE).length > 0) return;
    report(`Bus '${bus.name}' has no archive`, "add an EventArchive with its ARN as eventSourceArn");
  },
};
