import { AUDIT } from "../../model/rules/controls";
import type { Rule } from "../../model/rules/rule";
import { unwatched, WATCHED_TYPES } from "../../model/services/alarms";

/** What fails without an alarm is found by those who miss their data. */
export const partsAlarmed: Rule = {
  id: "parts-alarmed",
  description:
    "Functions, dead-letter queues, rules, deliveries, copies, workflows, stores and backups have the alarms of their kind.",
  level: "mandatory",
  controls: { ...AUDIT, hipaa: ["164.308(a)(6)(ii)", "164.312(b)"], soc2: ["CC7.2", "CC7.3"] },
  convention: "watched-parts",
  scope: "stack",
  types: WATCHED_TYPES,
  check(part, report, stack) {
    const missing = unwatched(part, stack);
    if (missing.length === 0) return;
    report(`'${part.name}' fails unseen, without an alarm on ${missing.join(", ")}`, "add those alarms");
  },
};
