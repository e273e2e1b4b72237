import {
  BACKUP,
  BACKUP_PLAN,
  BACKUP_SELECTION,
  isDaily,
  planRules,
  selectedStores,
  statedDays,
} from "../../model/backup";
import { DISPOSAL } from "../../model/retention";
import type { Report, Rule } from "../../model/rule";
import type { Props, Resource, Stack } from "../../model/stack";

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
  scope: "stack",
  types: BACKUP_PLAN,
  check(plan, report, stack) {
    const rules = planRules(plan);
    if (!rules.some(({ schedule }) => isDaily(schedule))) {
      report(
        `Backup plan '${plan.name}' does not run every day`,
        'set schedule of a rule to one of every day, such as "cron(0 4 * * ? *)"',
      );
    }
    const stores = selected(plan, stack);
    for (const rule of rules) checkDays(plan, rule, stores, report);
  },
};

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
