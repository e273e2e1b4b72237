import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { DELIVERY_STREAM } from "../../model/types/types";

/** A delivery that fails for hours is told nowhere else, and its records end after a day. */
export const firehoseErrorLog: Rule = {
  id: "firehose-error-log",
  description: "Delivery streams log what they could not deliver.",
  level: "mandatory",
  controls: AUDIT,
  scope: "resource",
  types: DELIVERY_STREAM,
  check({ name, props }, report) {
    const { enabled, logGroupName, logStreamName } =
      props["extendedS3Configuration"]?.cloudwatchLoggingOptions ?? {};
    if (enabled === true && logGroupName && logStreamName) return;
    report(
      `Delivery stream '${name}' does not log its errors`,
      "set extendedS3Configuration.cloudwatchLoggingOptions to a log group",
    );
  },
};
