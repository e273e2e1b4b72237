import { RETENTION, type RetentionRule } from "../../../contracts/retention";
import { IDENTIFYING } from "../../../contracts/retention/identifying";

/** What the manifest says that contradicts itself; a rule of each kind, with both places in the message. */
export function manifestContradictions(manifest: Record<string, RetentionRule> = RETENTION): string[] {
  const rules = Object.entries(manifest);
  return [
    ...rules.flatMap(([name, rule]) => orderOfTiers(name, rule)),
    ...rules.flatMap(([name, rule]) => locks(name, rule)),
    ...claimsOutlive(manifest),
    ...keysOutlive(manifest),
    ...contentOutlives(manifest),
    ...keysComeBack(manifest),
    ...rules.flatMap(([name, rule]) => (rule.basis.length === 0 ? [`'${name}' names no basis`] : [])),
  ];
}

function orderOfTiers(name: string, { object }: RetentionRule): string[] {
  if (!object) return [];
  const end = object.expire === "never" ? Number.POSITIVE_INFINITY : object.expire;
  const days = [object.standardIa, object.glacierIr, object.deepArchive, end].filter(
    (day) => day !== undefined,
  );
  return days.some((day, at) => day <= (days[at - 1] ?? -1))
    ? [`'${name}' moves or ends objects out of order: ${days.join(", ")} days`]
    : [];
}

/** A lock cannot be lifted, so what identifies somebody may only be locked where its key can be destroyed. */
function locks(name: string, { object, sealed }: RetentionRule): string[] {
  const lock = object?.lock;
  if (lock === undefined) return [];
  const problems: string[] = [];
  if (object?.expire !== "never" && lock > Number(object?.expire)) {
    problems.push(`'${name}' is locked for ${lock} days but ends after ${object?.expire}`);
  }
  if (Object.hasOwn(IDENTIFYING, name) && !sealed) {
    problems.push(`'${name}' identifies somebody and is locked: 16 CFR 312.6 could not be answered`);
  }
  return problems;
}

/** A copy of an event that returns after its claim has ended would be taken for a new one. */
function claimsOutlive(manifest: Record<string, RetentionRule>): string[] {
  const claims = manifest["event-claims"]?.tableTtl ?? 0;
  const returns = Object.entries(manifest).flatMap(([name, rule]) => [
    [name, Math.max(rule.streamHours ?? 0, rule.auditStreamHours ?? 0) / 24] as const,
    [name, rule.queueDays ?? 0] as const,
    [name, rule.archiveDays ?? 0] as const,
  ]);
  return returns
    .filter(([, days]) => days > claims)
    .map(([name, days]) => `'${name}' can return after ${days} days, 'event-claims' end after ${claims}`);
}

/** A key that ends before what it seals would end that too. */
function keysOutlive(manifest: Record<string, RetentionRule>): string[] {
  const keys = manifest["subject-keys"]?.tableTtl ?? 0;
  return Object.entries(manifest).flatMap(([name, { sealed, object, documentDays = 0 }]) => {
    const end = Math.max(documentDays, object === undefined ? 0 : Number(object.expire));
    return sealed && end > keys
      ? [`'${name}' is kept for ${end} days, the keys that open it for ${keys}`]
      : [];
  });
}

/** A recovery point of the keys of subjects would bring back one that was destroyed: ADR 22, ADR 30. */
function keysComeBack(manifest: Record<string, RetentionRule>): string[] {
  const days = manifest["subject-keys"]?.copies?.vaultDays;
  return days === undefined
    ? []
    : [`'subject-keys' has recovery points of ${days} days: 16 CFR 312.6 could not be answered`];
}

/** Days DynamoDB may take to remove an item that has ended. */
const REMOVAL_DAYS = 2;

/** Large content ends after the rows that refer to it: whoever reads the last of them still finds it. */
function contentOutlives(manifest: Record<string, RetentionRule>): string[] {
  const content = Number(manifest["claim-checks"]?.object?.expire ?? 0);
  return Object.entries(manifest).flatMap(([name, { tableTtl = 0, sealed }]) =>
    !sealed && name !== "subject-keys" && tableTtl + REMOVAL_DAYS > content
      ? [`'${name}' is kept for ${tableTtl} days, content its rows refer to in 'claim-checks' for ${content}`]
      : [],
  );
}
