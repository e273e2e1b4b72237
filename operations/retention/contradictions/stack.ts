import type { DataClass, ObjectRetention, RetentionRule } from "../../../contracts/retention";
import type { Copy, Move } from "../copy";
import { ruleOf } from "../readers/reader";

/** What one copy says that the manifest says otherwise. */
export function stackContradictions(copies: readonly Copy[]): string[] {
  return [...copies.flatMap(ofCopy), ...missingPlaces(copies)];
}

function ofCopy(copy: Copy): string[] {
  const rule = ruleOf(copy.dataClass);
  const problems: string[] = [];
  const wanted = statedEnd(copy, rule);
  if (wanted === undefined) problems.push(`${label(copy)}, which the manifest does not allow for this class`);
  else if (!agrees(copy, wanted)) {
    problems.push(`${label(copy)} until ${show(copy.until)}, but the manifest says ${show(wanted)}`);
  }
  if (copy.service === "S3 bucket" && copy.kind !== "versions" && rule.object) {
    problems.push(...ofObjects(copy, rule.object));
  }
  if (copy.lockedUntil !== undefined && copy.until !== "never" && copy.lockedUntil > copy.until) {
    problems.push(`${label(copy)} locked until ${show(copy.lockedUntil)}, but ended on ${show(copy.until)}`);
  }
  return problems;
}

/** Queues and buffers may end sooner than they have to; everything else ends on its day. */
function agrees(copy: Copy, wanted: number | "never"): boolean {
  if (copy.service === "SQS queue" || copy.kind === "buffer")
    return copy.until !== "never" && copy.until <= Number(wanted);
  return copy.until === wanted;
}

const SERVICE_DELAY: Record<string, number> = { "DynamoDB table": 2, "OpenSearch domain": 1 };

function statedEnd(copy: Copy, rule: RetentionRule): number | "never" | undefined {
  const base = statedBase(copy, rule);
  if (typeof base !== "number") return base;
  const { pointInTimeDays, backupDays, vaultDays, snapshotDays, versionDays, replica } = rule.copies ?? {};
  const end = base + (SERVICE_DELAY[copy.service] ?? 0);
  const plus = (days: number | undefined) => (days === undefined ? undefined : end + days);
  switch (copy.kind) {
    case "point in time":
      return plus(pointInTimeDays);
    case "backups":
      return plus(backupDays);
    case "recovery points":
      return plus(vaultDays);
    case "snapshots":
      return plus(snapshotDays);
    case "versions":
      return plus(versionDays);
    case "replica":
      return copy.service === "S3 bucket" && !replica ? undefined : end;
    default:
      return end;
  }
}

function statedBase(
  { service, dataClass, resource }: Copy,
  rule: RetentionRule,
): number | "never" | undefined {
  const object = rule.object;
  switch (service) {
    case "S3 bucket":
      return object && (object.expire === "never" ? "never" : (object.from ?? 0) + object.expire);
    case "DynamoDB table":
      return rule.tableTtl;
    case "Kinesis stream":
      return streamDays(rule, resource);
    case "SQS queue":
      return ruleOf("dead-letters").queueDays;
    case "delivery stream":
      return 1;
    case "log group":
      return rule.logDays;
    case "event archive":
      return rule.archiveDays;
    case "PostgreSQL instance":
      return rule.rowDays;
    case "DocumentDB cluster":
      return rule.documentDays;
    case "OpenSearch domain":
      return rule.indexDays;
    case "Redis cache":
      return rule.cacheSeconds === undefined ? undefined : rule.cacheSeconds / 86_400;
    default:
      throw new Error(`no period is known for a ${service} of '${dataClass}'`);
  }
}

function streamDays(rule: RetentionRule, resource: string): number | undefined {
  const hours = resource.includes("audit") ? rule.auditStreamHours : rule.streamHours;
  return hours === undefined ? undefined : hours / 24;
}

function ofObjects(copy: Copy, object: ObjectRetention): string[] {
  const from = object.from ?? 0;
  const wanted: Move[] = [
    { day: object.standardIa, storageClass: "STANDARD_IA" },
    { day: object.glacierIr, storageClass: "GLACIER_IR" },
    { day: object.deepArchive, storageClass: "DEEP_ARCHIVE" },
  ].flatMap(({ day, storageClass }) => (day === undefined ? [] : [{ day: from + day, storageClass }]));
  const problems: string[] = [];
  if (JSON.stringify(copy.moves) !== JSON.stringify(wanted)) {
    problems.push(
      `${label(copy)} with the moves ${moves(copy.moves)}, but the manifest says ${moves(wanted)}`,
    );
  }
  const lock = object.lock === undefined ? undefined : from + object.lock;
  if (copy.lockedUntil !== lock) {
    problems.push(
      `${label(copy)} locked until ${show(copy.lockedUntil)}, but the manifest says ${show(lock)}`,
    );
  }
  return problems;
}

/** Where a class of data has to live, whenever a stack holds it at all. */
const PLACES = [
  ["object", "S3 bucket"],
  ["tableTtl", "DynamoDB table"],
] as const;

/** A period the manifest states for a store that the stack does not have: the data would end nowhere. */
function missingPlaces(copies: readonly Copy[]): string[] {
  const held = new Set(copies.map(({ dataClass, service }) => `${dataClass} ${service}`));
  const classes = new Set<DataClass>(copies.map(({ dataClass }) => dataClass));
  return [...classes].flatMap((dataClass) =>
    PLACES.filter(([place, service]) => ruleOf(dataClass)[place] && !held.has(`${dataClass} ${service}`)).map(
      ([place, service]) =>
        `'${dataClass}' has ${place} in the manifest, but the stack has no ${service} of that class`,
    ),
  );
}

const label = ({ dataClass, service, resource, kind }: Copy): string =>
  `'${dataClass}' is kept in ${service} '${resource}' (${kind})`;

const show = (day: number | "never" | undefined): string =>
  day === undefined ? "nothing" : day === "never" ? "for ever" : `day ${day}`;

const moves = (list: readonly Move[]): string =>
  list.length === 0
    ? "none"
    : list.map(({ day, storageClass }) => `${storageClass} on day ${day}`).join(", ");
