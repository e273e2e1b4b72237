import type { Rule } from "../../model/rules/rule";
import { DISPOSAL } from "../../model/services/retention";
import { dataClassOf, retentionOf } from "../../model/stack/tags";
import { LOG_GROUP } from "../../model/types/types";

/** A log group without a retention keeps everything for ever, at a price and against every duty to dispose. */
export const logGroupRetention: Rule = {
  id: "log-group-retention",
  description: "Log groups end their entries on the day the retention manifest states.",
  level: "mandatory",
  controls: DISPOSAL,
  convention: "retention-manifest",
  scope: "resource",
  types: LOG_GROUP,
  check(group, report) {
    const allowed = retentionOf(group)?.logDays;
    const days = group.props["retentionInDays"];
    if (allowed === undefined) {
      report(
        `Log group '${group.name}' holds '${dataClassOf(group) ?? "no class"}', for which contracts/retention.ts states no logDays`,
        "set its tag Retention to a class with logDays",
      );
    } else if (days !== allowed) {
      const found = days ? `keeps entries for ${days} days` : "keeps entries for ever";
      report(`Log group '${group.name}' ${found}`, `set retentionInDays to ${allowed}`);
    }
  },
  otherwise({ name, props }, report) {
    if (props["retentionInDays"] > 0) return;
    report(`Log group '${name}' keeps entries for ever`, "set retentionInDays to the days they are needed");
  },
};
