import { many } from "../access/documents";
import type { Report, Rule } from "../rules/rule";
import type { Props, Resource, Stack } from "../stack/stack";
import { retentionOf } from "../stack/tags";
import { BUCKET, DATABASE, DOCUMENTS, TABLE } from "../types/types";
import { FILE_SYSTEM } from "./containers";

export const BACKUP_VAULT = ["aws:backup/vault:Vault"] as const;
export const BACKUP_VAULT_LOCK = ["aws:backup/vaultLockConfiguration:VaultLockConfiguration"] as const;
export const BACKUP_VAULT_POLICY = ["aws:backup/vaultPolicy:VaultPolicy"] as const;
export const BACKUP_PLAN = ["aws:backup/plan:Plan"] as const;
export const BACKUP_SELECTION = ["aws:backup/selection:Selection"] as const;
export const DATABASE_CLUSTER = ["aws:rds/cluster:Cluster"] as const;

/** Types of which AWS Backup makes recovery points and that the manifest knows days for. */
export const BACKED_UP: readonly string[] = [
  ...TABLE,
  ...DATABASE,
  ...DATABASE_CLUSTER,
  ...DOCUMENTS,
  ...FILE_SYSTEM,
  ...BUCKET,
];

/** Controls that backups answer to. */
export const BACKUP: Rule["controls"] = {
  hipaa: ["164.308(a)(7)(i)", "164.308(a)(7)(ii)(A)", "164.308(a)(7)(ii)(B)"],
  ferpa: ["99.10"],
  soc2: ["A1.2", "A1.3"],
};

/** Reports a store that no selection of a backup plan names. */
export function checkBackedUp(store: Resource, what: string, report: Report, stack: Stack): void {
  if (plansOf(store, stack).length > 0) return;
  report(
    `${what} '${store.name}' is in no backup plan`,
    "set its ARN among resources of an aws.backup.Selection of a plan of this stack",
  );
}

/** The plans of the stack that a selection puts the store in. Patterns and tags of a selection count as naming nothing. */
function plansOf(store: Resource, stack: Stack): Resource[] {
  return stack
    .ofType(BACKUP_SELECTION)
    .filter(({ props }) => many(props["resources"]).includes(store.props["arn"]))
    .filter(({ props }) => !many(props["notResources"]).includes(store.props["arn"]))
    .flatMap(({ props }) => stack.find(props["planId"], BACKUP_PLAN) ?? []);
}

/** The stores of the stack that a selection names by their ARNs. */
export function selectedStores(selection: Resource, stack: Stack): Resource[] {
  return many(selection.props["resources"]).flatMap((arn) => stack.find(arn, BACKED_UP) ?? []);
}

/** The rules of a plan. */
export function planRules(plan: Resource): Props[] {
  return many(plan.props["rules"]) as Props[];
}

/** Days a store's recovery points are kept as the manifest states them. */
export function statedDays(store: Resource): number | undefined {
  return retentionOf(store)?.copies?.vaultDays;
}

/** Whether an AWS schedule comes round every day: `cron(minutes hours day-of-month month day-of-week year)` or `rate(…)`. */
export function isDaily(schedule: unknown): boolean {
  const [, kind, inside = ""] = /^(cron|rate)\((.*)\)$/.exec(String(schedule)) ?? [];
  if (kind === "rate") return /^(1 day|([1-9]|1\d|2[0-4]) hours?)$/.test(inside);
  if (kind !== "cron") return false;
  const [minutes = "", hours = "", ...rest] = inside.split(/\s+/);
  const someTime = /^[\d*,/-]+$/.test(minutes) && /^[\d*,/-]+$/.test(hours);
  return someTime && rest.length === 4 && rest.every((part) => part === "*" || part === "?");
}
