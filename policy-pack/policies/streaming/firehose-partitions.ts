import { PROCESSING_INTEGRITY } from "../../model/rules/integrity";
import type { Rule } from "../../model/rules/rule";
import { DELIVERY_STREAM } from "../../model/types/types";

/** Who reads or ends a part of the data finds it by its prefix; without partitions there is one heap. */
export const firehosePartitions: Rule = {
  id: "firehose-partitions",
  description: "Delivery streams whose prefix names partition keys make the partitions.",
  level: "mandatory",
  controls: PROCESSING_INTEGRITY,
  scope: "resource",
  types: DELIVERY_STREAM,
  check({ name, props }, report) {
    const { prefix, dynamicPartitioningConfiguration } = props["extendedS3Configuration"] ?? {};
    const partitioned = String(prefix ?? "").includes("!{partitionKeyFrom");
    if (!partitioned || dynamicPartitioningConfiguration?.enabled === true) return;
    report(
      `Delivery stream '${name}' names partitions that it does not make`,
      "set extendedS3Configuration.dynamicPartitioningConfiguration.enabled to true",
    );
  },
};
