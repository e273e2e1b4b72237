import type { Rule } from "../../model/rules/rule";
import { WORKGROUP } from "../../model/services/analytics";

/** Athena bills what it reads: one query without a partition reads seven years. */
export const workgroupBounded: Rule = {
  id: "workgroup-bounded",
  description: "Athena's work groups bound what a query reads and write its figures.",
  level: "mandatory",
  controls: { soc2: ["A1.1", "CC7.2"] },
  scope: "resource",
  types: WORKGROUP,
  check({ name, props }, report) {
    const { bytesScannedCutoffPerQuery, publishCloudwatchMetricsEnabled = true } =
      props["configuration"] ?? {};
    if (!(bytesScannedCutoffPerQuery > 0))
      report(`Work group '${name}' reads without a bound`, "set configuration.bytesScannedCutoffPerQuery");
    if (publishCloudwatchMetricsEnabled !== true)
      report(`Work group '${name}' writes no figures`, "set publishCloudwatchMetricsEnabled to true");
  },
};
