import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { isStreamArn } from "../../model/services/event-sources";
import { EVENT_SOURCE_MAPPING } from "../../model/types/types";

/** By default one record that always fails blocks its shard until it expires, and the records behind it with it. */
export const streamRetriesBounded: Rule = {
  id: "stream-retries-bounded",
  description: "Stream mappings bound their attempts and split a failing batch.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "resource",
  types: EVENT_SOURCE_MAPPING,
  check({ name, props }, report) {
    if (!isStreamArn(props["eventSourceArn"])) return;
    const mapping = `Event source mapping '${name}'`;
    if ((props["maximumRetryAttempts"] ?? -1) < 0) {
      report(`${mapping} retries a failing batch until it expires`, "set maximumRetryAttempts to 0 or more");
    }
    if (props["bisectBatchOnFunctionError"] !== true) {
      report(`${mapping} gives up a whole batch for one record`, "set bisectBatchOnFunctionError to true");
    }
  },
};
