import type { Patch } from "./program";

/** One line of a component changed so that one rule is broken, and what the gate has to say about it. */
export interface Break extends Patch {
  rule: string;
  /** Name of one resource that is reported. */
  resource: string;
  /** Part of the remedy. */
  remedy: string;
}

export const BREAKS: readonly Break[] = [
  {
    file: "components/shared/secure-queue.ts",
    from: /kmsMasterKeyId: [\w.]+,/,
    to: "",
    rule: "sqs-customer-key",
    resource: "domain-events-crisis-queue",
    remedy: "set kmsMasterKeyId",
  },
  {
    file: "components/shared/secure-bucket.ts",
    from: /versioningConfiguration: { status: "Enabled" }/,
    to: 'versioningConfiguration: { status: "Suspended" }',
    rule: "s3-versioning",
    resource: "audit-trail-bucket",
    remedy: 'add a BucketVersioning with status "Enabled"',
  },
  {
    file: "components/shared/secure-bucket.ts",
    from: /restrictPublicBuckets: true,/,
    to: "",
    rule: "s3-public-access-block",
    resource: "quarantine-bucket",
    remedy: "restrictPublicBuckets set to true",
  },
  {
    file: "components/shared/secure-table.ts",
    from: /pointInTimeRecovery: { enabled: true,/,
    to: "pointInTimeRecovery: { enabled: false,",
    rule: "table-point-in-time-recovery",
    resource: "records-crisis-events-table",
    remedy: "set pointInTimeRecovery.enabled to true",
  },
  {
    file: "components/shared/secure-log-group.ts",
    from: /retentionInDays: \w+/,
    to: "retentionInDays: 3653",
    rule: "log-group-retention",
    resource: "recorder-crisis-logs",
    remedy: "set retentionInDays to 30",
  },
  {
    file: "components/foundation/keys.ts",
    from: /enableKeyRotation: true/,
    to: "enableKeyRotation: false",
    rule: "kms-rotation",
    resource: "keys-audit-key",
    remedy: "set enableKeyRotation to true",
  },
  {
    file: "components/foundation/provider.ts",
    from: /allowedAccountIds: .*,/,
    to: "",
    rule: "account-guard",
    resource: "aws",
    remedy: "set allowedAccountIds",
  },
  {
    file: "components/ingestion/event-route.ts",
    from: /deadLetterConfig: .*,/,
    to: "",
    rule: "event-target-dead-letter",
    resource: "domain-events-crisis-target",
    remedy: "set deadLetterConfig.arn",
  },
  {
    file: "components/shared/stateful.ts",
    from: /protect, retainOnDelete/,
    to: "retainOnDelete",
    rule: "stateful-protected",
    resource: "events-audit-event-logged-stream",
    remedy: "set the option protect to true",
  },
  {
    file: "components/shared/event-function.ts",
    from: /tracingConfig: .*,/,
    to: "",
    rule: "lambda-tracing",
    resource: "recorder-audit-fn",
    remedy: "set tracingConfig.mode",
  },
];
