import { RETENTION, type RetentionRule } from "../../contracts/retention";
import { DISPOSAL } from "../model/retention";
import type { Rule } from "../model/rule";
import { dataClassOf } from "../model/tags";
import { LOG_GROUP } from "../model/types";

/** A log group without a retention keeps everything for ever, at a price and against every duty to dispose. */
export const logGroupRetention: Rule = {
  id: "log-group-retention",
  description: "Log groups end their entries on the day the retention manifest states.",
  level: "mandatory",
  controls: DISPOSAL,
  scope: "resource",
  types: LOG_GROUP,
  check(group, report) {
    const dataClass = dataClassOf(group);
    const allowed = allowedDays(dataClass && RETENTION[dataClass]);
    const days = group.props["retentionInDays"];
    if (allowed.includes(days)) return;
    const found = days ? `keeps entries for ${days} days` : "keeps entries for ever";
    report(`Log group '${group.name}' ${found}`, `set retentionInDays to ${allowed.join(" or ")}`);
  },
};

/** Days the class may be kept; those of any class where the group's own class states none. */
function allowedDays(rule: RetentionRule | undefined): number[] {
  if (rule?.logDays !== undefined) return [rule.logDays];
  const all = Object.values<RetentionRule>(RETENTION).flatMap(({ logDays }) => logDays ?? []);
  return [...new Set(all)];
}
