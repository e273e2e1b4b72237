import { many } from "../../model/access/documents";
import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import type { Props } from "../../model/stack/stack";
import { DELIVERY_STREAM, LAMBDA } from "../../model/types/types";

/** The function sorts records by type and day and refuses what is none; without it raw bytes land in one heap. */
export const firehoseTransforms: Rule = {
  id: "firehose-transforms",
  description: "Delivery streams pass every record through a function of this stack.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "stack",
  types: DELIVERY_STREAM,
  check(delivery, report, stack) {
    const { enabled, processors }: Props =
      delivery.props["extendedS3Configuration"]?.processingConfiguration ?? {};
    const named = (many(processors) as Props[])
      .flatMap(({ type, parameters }) => (type === "Lambda" ? (many(parameters) as Props[]) : []))
      .find(({ parameterName }) => parameterName === "LambdaArn");
    const arn = String(named?.["parameterValue"] ?? "").replace(/:\$LATEST$/, "");
    if (enabled === true && stack.find(arn, LAMBDA)) return;
    report(
      `Delivery stream '${delivery.name}' writes records as they come`,
      "set extendedS3Configuration.processingConfiguration to a function of this stack",
    );
  },
};
