import type { Report, Rule } from "../../model/rules/rule";
import {
  BACKUP,
  BACKUP_PLAN,
  BACKUP_SELECTION,
  isDaily,
  planRules,
  selectedStores,
  statedDays,
} from "../../model/services/backup";
import { DISPOSAL } from "../../model/services/retention";
import type { Props, Resource, Stack } from "../../model/stack/stack";

/** Fewer days cannot be restored from; more keep what should have been gone; a plan that sleeps a week loses a week. */
export const backupPlanPeriod: Rule = {
  id: "backup-plan-period",
  description: "Backup plans run every day and keep recovery points for the days of the retention manifest.",
  level: "mandatory",
  controls: {
    hipaa: [...(BACKUP.hipaa ?? []), ...(DISPOSAL.hipaa ?? [])],
    ferpa: ["99.10", "99.35(b)"],
    coppa: ["312.10"],
    soc2: ["A1.2", "A1.3", "C1.2"],
    aws: ["backup-plan-min-frequency-and-min-retention-check"],
  },
  convention: "retention-manifest",
  scope: "stack",
  types: BACKUP_PLAN,
  check(plan, report, stack) {
    checkSchedule(plan, report);
    const stores = selected(plan, stack);
    for (const rule of planRules(plan)) checkDays(plan, rule, stores, report);
  },
  otherwise(plan, report) {
    checkSchedule(plan, report);
    for (const { ruleName, lifecycle } of planRules(plan)) {
      const days: unknown = lifecycle?.deleteAfter;
      if (days === undefined || Number(days) >= LEAST_DAYS) continue;
      report(
        `Backup plan '${plan.name}' keeps recovery points for ${days} days`,
        `set lifecycle.deleteAfter of rule '${ruleName}' to ${LEAST_DAYS} or more`,
      );
    }
  },
};

/** What AWS's rule asks where it is told nothing. */
const LEAST_DAYS = 35;

function checkSchedule(plan: Resource, report: Report): void {
  if (planRules(plan).some(({ schedule }) => isDaily(schedule))) return;
  report(
    `Backup plan '${plan.name}' does not run every day`,
    'set schedule of a rule to one of every day, such as "cron(0 4 * * ? *)"',
  );
}

function checkDays({ name }: Resource, rule: Props, stores: readonly Resource[], report: Report): void {
  const days: unknown = rule["lifecycle"]?.deleteAfter;
  const stated = stores.flatMap((store) => statedDays(store) ?? []);
  const wrong = stated.find((each) => each !== days);
  if (wrong === undefined) return;
  report(
    `Backup plan '${name}' keeps recovery points ${days === undefined ? "for ever" : `for ${days} days`}`,
    `set lifecycle.deleteAfter of rule '${rule["ruleName"]}' to ${wrong}, as contracts/retention states`,
  );
}

function selected(plan: Resource, stack: Stack): Resource[] {
  return stack
    .attachedTo(plan, "planId", BACKUP_SELECTION)
    .flatMap((selection) => selectedStores(selection, stack));
}
