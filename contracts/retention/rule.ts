/**
 * How long one data class is kept, by the kind of place it lives in. A field that is absent means that the class has
 * no copy of that kind. Days unless a name says otherwise; all count from the event, where a comment says nothing else.
 */
export interface RetentionRule {
  description: string;
  /** Paragraph of law or requirement the period answers to. */
  basis: readonly string[];
  /** Kinesis. */
  streamHours?: number;
  auditStreamHours?: number;
  /** CloudWatch Logs. */
  logDays?: number;
  /** DynamoDB items, by their `expires_at`; the service removes them within days after it. */
  tableTtl?: number;
  /** EventBridge archive. */
  archiveDays?: number;
  /** SQS. */
  queueDays?: number;
  /** S3. */
  object?: ObjectRetention;
  /** Redis keys, in seconds since they were last written. */
  cacheSeconds?: number;
  /** PostgreSQL rows. */
  rowDays?: number;
  /** OpenSearch indices. */
  indexDays?: number;
  /** DocumentDB documents, by their `expires_at`. */
  documentDays?: number;
  copies?: Copies;
  /** The content is under the data key of its subject: destroying that key ends it in every copy. */
  sealed?: true;
}

/** Days after which an object moves to a colder class or ends; `lock` is the Object Lock period. */
export interface ObjectRetention {
  standardIa?: number;
  glacierIr?: number;
  deepArchive?: number;
  lock?: number;
  expire: number | "never";
  /** Days after the event at which the object is written; the other days count from then. @default 0 */
  from?: number;
}

/**
 * Copies a store makes of its own accord. Each lets deleted data be brought back for so many days, so it belongs to the
 * answer to "when is it gone".
 */
export interface Copies {
  /** DynamoDB: any point in time of so many days, 1 to 35. */
  pointInTimeDays?: number;
  /** RDS and DocumentDB: automated backups, 1 to 35. */
  backupDays?: number;
  /** AWS Backup: daily recovery points in the vault. What a deleted key has to end may have none. */
  vaultDays?: number;
  /** ElastiCache and OpenSearch: snapshots. */
  snapshotDays?: number;
  /** S3: versions that are no longer current. */
  versionDays?: number;
  /** S3: the bucket is replicated to a second region, where the same days hold. */
  replica?: true;
}

/** Days a recovery point is kept: those AWS Config asks for, and as many as points in time. */
export const VAULT: Copies = { vaultDays: 35 };

/** What tables with data of record have: the longest the service offers, and copies that outlive the table. */
export const POINT_IN_TIME: Copies = { pointInTimeDays: 35, ...VAULT };

/** Days an overwritten or deleted object can still be restored. */
export const VERSIONS: Copies = { versionDays: 7 };

/** The same, with a copy in a second region. */
export const REPLICATED_VERSIONS: Copies = { ...VERSIONS, replica: true };
