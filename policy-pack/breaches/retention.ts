import type { Breach } from "./breach";

const LIFECYCLE = "records-LifecycleConfiguration";

/** Ends of data against contracts/retention.ts. */
export const RETENTION: readonly Breach[] = [
  {
    rule: "s3-lifecycle",
    breaks: "the lifecycle has no end",
    at: "records",
    change: (stack) => {
      delete stack.props(LIFECYCLE).rules[0].expiration;
    },
    remedy: /set expiration\.days of a lifecycle rule to 2555/,
  },
  {
    rule: "s3-lifecycle",
    breaks: "the end holds for one prefix only",
    at: "records",
    change: (stack) => {
      const [rule] = stack.props(LIFECYCLE).rules;
      const { transitions, noncurrentVersionExpiration, expiration } = rule;
      stack.props(LIFECYCLE).rules = [
        { status: "Enabled", transitions, noncurrentVersionExpiration },
        { status: "Enabled", filter: { prefix: "tmp/" }, expiration },
      ];
    },
    remedy: /set expiration\.days/,
  },
  {
    rule: "s3-lifecycle",
    breaks: "versions of deleted objects stay",
    at: "records",
    change: (stack) => {
      delete stack.props(LIFECYCLE).rules[0].noncurrentVersionExpiration;
    },
    remedy: /set noncurrentVersionExpiration/,
  },
  {
    rule: "s3-lifecycle",
    breaks: "objects turn cold on another day than stated",
    at: "records",
    change: (stack) => {
      stack.props(LIFECYCLE).rules[0].transitions[1].days = 60;
    },
    remedy: /set days of that transition to 90/,
  },
  {
    rule: "s3-lifecycle",
    breaks: "what is kept for ever has an end",
    at: "trail",
    change: (stack) => {
      stack.props("trail-LifecycleConfiguration").rules[0].expiration = { days: 3650 };
    },
    remedy: /remove the expiration/,
  },
  {
    rule: "s3-lifecycle",
    breaks: "the bucket's data class has no object retention",
    at: "records",
    change: (stack) => {
      stack.props("records").tags.Retention = "event-stream";
    },
    remedy: /set its tag Retention to a class with an object retention/,
  },
  {
    rule: "retention-contradiction",
    breaks: "the lock outlasts the end of the objects",
    at: "trail",
    change: (stack) => {
      stack.props("trail-LifecycleConfiguration").rules[0].expiration = { days: 365 };
    },
    remedy: /set the lock to at most 365 days/,
  },
  {
    rule: "retention-contradiction",
    breaks: "data that has to be deletable is locked",
    at: "records",
    change: (stack) => {
      stack.props("trail-ObjectLockConfiguration").bucket = "records-1a2b3c4";
      stack.props("trail-ObjectLockConfiguration").rule.defaultRetention.days = 30;
    },
    remedy: /remove its Object Lock/,
  },
  {
    rule: "retention-contradiction",
    breaks: "the lock is longer than the manifest's",
    at: "trail",
    change: (stack) => {
      stack.props("trail-ObjectLockConfiguration").rule.defaultRetention = { mode: "COMPLIANCE", years: 10 };
    },
    remedy: /set the lock to the 2555 days/,
  },
  {
    rule: "log-group-retention",
    breaks: "the log group keeps entries for ever",
    at: "recorder-logs",
    change: (stack) => {
      delete stack.props("recorder-logs").retentionInDays;
    },
    remedy: /set retentionInDays to 30/,
  },
  set(
    "log-group-retention",
    "recorder-logs",
    "tags",
    { Retention: "quarantine", DataClassification: "PHI" },
    /set its tag Retention to a class with logDays/,
  ),
  set("stream-retention", "chat-message-sent", "tags", {}, /set its tag Retention to "event-stream"/),
  set("stream-retention", "chat-message-sent", "retentionPeriod", 168, /set retentionPeriod to 24/),
  set("stream-retention", "audit-event-logged", "retentionPeriod", 24, /set retentionPeriod to 168/),
  set("table-ttl", "crisis-events", "ttl", { enabled: false }, /set ttl\.enabled to true/),
  set("table-ttl", "crisis-events", "ttl", { enabled: true, attributeName: "ttl" }, /"expires_at"/),
  set(
    "table-ttl",
    "crisis-events",
    "tags",
    { Retention: "access-logs", DataClassification: "Internal" },
    /set its tag Retention to a class with a tableTtl/,
  ),
  set(
    "table-point-in-time-recovery",
    "crisis-events",
    "pointInTimeRecovery",
    { enabled: false },
    /set pointInTimeRecovery\.enabled to true/,
  ),
  set(
    "table-point-in-time-recovery",
    "crisis-events",
    "pointInTimeRecovery",
    { enabled: true, recoveryPeriodInDays: 7 },
    /set pointInTimeRecovery\.recoveryPeriodInDays to 35/,
  ),
  set("archive-retention", "replay", "retentionDays", 0, /set retentionDays to 30/),
  set(
    "dead-letter-retention",
    "dead",
    "messageRetentionSeconds",
    345_600,
    /set messageRetentionSeconds to 1209600/,
  ),
];

function set(rule: string, at: string, property: string, value: unknown, remedy: RegExp): Breach {
  return {
    rule,
    breaks: `${property} of '${at}' is ${JSON.stringify(value)}`,
    at,
    change: (stack) => {
      stack.props(at)[property] = value;
    },
    remedy,
  };
}
