import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { isClusterArn } from "../../model/services/event-sources";
import { EVENT_SOURCE_MAPPING } from "../../model/types/types";

/** Otherwise one failure returns the whole batch, and its neighbours are processed twice or end as dead letters. */
export const batchPartialFailures: Rule = {
  id: "batch-partial-failures",
  description: "Event source mappings let a function report single failed records.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "resource",
  types: EVENT_SOURCE_MAPPING,
  check({ name, props }, report) {
    // Lambda offers no such answer for a DocumentDB cluster: its functions have to take every batch.
    if (isClusterArn(props["eventSourceArn"])) return;
    if (props["functionResponseTypes"]?.includes("ReportBatchItemFailures")) return;
    report(
      `Event source mapping '${name}' fails a batch as a whole`,
      'set functionResponseTypes to ["ReportBatchItemFailures"]',
    );
  },
};
