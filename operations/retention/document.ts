import {
  type DataClass,
  type ObjectRetention,
  RETENTION,
  type RetentionRule,
} from "../../contracts/retention";
import { classificationOf } from "../../contracts/tags";

const HEAD = `# How long data is kept
The manifest \`contracts/retention\` as one table, made by \`npm run documents\`; \`npm run -s retention -- --document\` prints it. The
written policy of 16 CFR 312.10, with purposes and needs, is [the retention policy](retention-policy.md). Days count from the event.
Copies are what stores make of their own accord: each lets data that has ended be brought back for so many days more. *Sealed*: the
content is under the data key of its subject, and destroying that key ends it in every copy at once.
\`npm run retention -- --stack NAME\` holds a stack against this page, resource by resource.

| class | what | kept | copies | basis |
| --- | --- | --- | --- | --- |`;

/** The retention manifest as a Markdown page. */
export function retentionDocument(): string {
  const rows = (Object.keys(RETENTION) as DataClass[]).map((name) => {
    const rule: RetentionRule = RETENTION[name];
    const what = `${rule.description} ${classificationOf(name)}${rule.sealed ? ", *sealed*" : ""}.`;
    return `| \`${name}\` | ${what} | ${kept(rule)} | ${copies(rule)} | ${rule.basis.join("; ")} |`;
  });
  return `${[HEAD, ...rows].join("\n")}\n`;
}

/** Where and how long a class is kept, place by place; Markdown. */
export function kept(rule: RetentionRule): string {
  const places: [string, string | undefined][] = [
    ["stream", rule.streamHours && `${rule.streamHours} h, audit ${rule.auditStreamHours} h`],
    ["log groups", days(rule.logDays)],
    ["tables", days(rule.tableTtl)],
    ["archive", days(rule.archiveDays)],
    ["queues", days(rule.queueDays)],
    ["cache", rule.cacheSeconds && `${rule.cacheSeconds / 60} min after the last write`],
    ["database rows", days(rule.rowDays)],
    ["search indices", days(rule.indexDays)],
    ["documents", days(rule.documentDays)],
    ["objects", rule.object && objects(rule.object)],
  ].map(([place, period]) => [place as string, period ? String(period) : undefined]);
  return places.flatMap(([place, period]) => (period ? [`${place}: ${period}`] : [])).join("<br>");
}

function objects({ from, standardIa, glacierIr, deepArchive, lock, expire }: ObjectRetention): string {
  const steps: (string | false | 0 | undefined)[] = [
    from !== undefined && `written on day ${from}, then counted from there`,
    standardIa && `Standard-IA from day ${standardIa}`,
    glacierIr && `Glacier Instant Retrieval from day ${glacierIr}`,
    deepArchive && `Deep Archive from day ${deepArchive}`,
    lock && `locked for ${days(lock)}`,
    expire === "never" ? "kept for ever" : `ended after ${days(expire)}`,
  ];
  return steps.filter(Boolean).join(", ");
}

/** Copies that stores make of their own accord; Markdown. */
export function copies({ copies: made = {} }: RetentionRule): string {
  const parts: (string | false | 0 | undefined)[] = [
    made.pointInTimeDays && `any point in time of ${made.pointInTimeDays} days`,
    made.backupDays && `backups ${made.backupDays} days`,
    made.vaultDays && `recovery points ${made.vaultDays} days`,
    made.snapshotDays && `snapshots ${made.snapshotDays} days`,
    made.versionDays && `deleted versions ${made.versionDays} days`,
    made.replica && "a replica in a second region, with the same days",
  ];
  return parts.filter(Boolean).join("<br>") || "none";
}

function days(number: number | undefined): string | undefined {
  return number === undefined ? undefined : `${number.toLocaleString("en-US")} days`;
}
