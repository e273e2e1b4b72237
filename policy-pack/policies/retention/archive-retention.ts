import { RETENTION } from "../../../contracts/retention";
import type { Rule } from "../../model/rules/rule";
import { DISPOSAL } from "../../model/services/retention";
import { EVENT_ARCHIVE } from "../../model/types/types";

const { archiveDays } = RETENTION["event-archive"];

/** An archive without a period keeps every event for ever. */
export const archiveRetention: Rule = {
  id: "archive-retention",
  description: "Event archives keep events for the days the retention manifest states.",
  level: "mandatory",
  controls: DISPOSAL,
  convention: "retention-manifest",
  scope: "resource",
  types: EVENT_ARCHIVE,
  check({ name, props }, report) {
    const days = props["retentionDays"] ?? 0;
    if (days === archiveDays) return;
    const found = days === 0 ? "for ever" : `for ${days} days`;
    report(`Event archive '${name}' keeps events ${found}`, `set retentionDays to ${archiveDays}`);
  },
  otherwise({ name, props }, report) {
    if (props["retentionDays"] > 0) return;
    report(`Event archive '${name}' keeps events for ever`, "set retentionDays to the days they are needed");
  },
};
