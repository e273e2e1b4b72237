import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { failureDestination } from "../../model/services/dead-letters";
import { isStreamArn } from "../../model/services/event-sources";
import { EVENT_SOURCE_MAPPING } from "../../model/types/types";

/** A batch that is given up leaves no trace unless the mapping has somewhere to report it. */
export const streamFailureDestination: Rule = {
  id: "stream-failure-destination",
  description: "Stream mappings report the batches they give up.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "resource",
  types: EVENT_SOURCE_MAPPING,
  check({ name, props }, report) {
    if (!isStreamArn(props["eventSourceArn"]) || failureDestination(props)) return;
    report(
      `Event source mapping '${name}' drops the batches it gives up`,
      "set destinationConfig.onFailure.destinationArn to a queue",
    );
  },
};
