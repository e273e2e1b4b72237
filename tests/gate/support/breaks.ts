import type { Patch } from "./program";

/** One line of a component changed so that one rule is broken, and what the gate has to say about it. */
export interface Break extends Patch {
  rule: string;
  /** Level the stack's settings give it. @default mandatory */
  level?: "advisory" | "remediate";
  /** Name of one resource that is reported. */
  resource: string;
  /** Part of the remedy. */
  remedy: string;
}

/**
 * How the broken stack wants the pack to decide: a rule that mends, one that only warns, an exemption that holds, one
 * that has ended and one that spares nothing.
 */
export const BROKEN_SETTINGS = {
  levels: { "kms-rotation": "remediate", "lambda-tracing": "advisory" },
  exemptions: [
    exemption("event-target-dead-letter", "domain-events-session-target", "2999-12-31"),
    exemption("log-group-retention", "recorder-crisis-logs", "2026-01-31"),
    exemption("s3-versioning", "no-such-bucket", "2999-12-31"),
  ],
};

function exemption(rule: string, resource: string, expires: string) {
  return { rule, resource, owner: "platform", reason: "test", expires };
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
    level: "remediate",
    resource: "keys-audit-key",
    remedy: "the deployment sets enableKeyRotation to true",
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
    level: "advisory",
    resource: "recorder-audit-fn",
    remedy: "set tracingConfig.mode",
  },
];
