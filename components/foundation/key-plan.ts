import type { DataClass } from "../../contracts/retention";
import type { KeyedService } from "../shared/key-use";

/** Services that use a key under their own name, not that of the principal who called them. */
export type KeyService =
  | "bucket-notifications"
  | "cloudwatch-alarms"
  | "event-bus"
  | "event-bus-failures"
  | "event-rules"
  | "logs";

export interface KeyPlan {
  description: string;
  /** Most sensitive class of data under the key. */
  dataClass: DataClass;
  /** Services through which principals of the account may use the key, if their own policies allow it too. */
  via: readonly KeyedService[];
  /** Of these, the ones that keep a grant of their own to encrypt what they store. */
  grants: readonly KeyedService[];
  services: readonly KeyService[];
}

/** One customer key per group of data that is read by the same functions, so that revoking one closes one group. */
export const KEY_PLAN = {
  "event-stream": {
    description: "Raw events on the wire",
    dataClass: "event-stream",
    via: ["kinesis"],
    grants: [],
    services: [],
  },
  interaction: {
    description: "Original events at rest",
    dataClass: "interaction-logs",
    via: ["s3", "firehose"],
    grants: ["firehose"],
    services: [],
  },
  quarantine: {
    description: "Rejected records and their index",
    dataClass: "quarantine",
    via: ["s3", "dynamodb"],
    grants: ["dynamodb"],
    services: [],
  },
  application: {
    description: "Redacted events at rest",
    dataClass: "application-logs",
    via: ["s3", "firehose"],
    grants: ["firehose"],
    services: ["logs"],
  },
  records: {
    description: "Crises, notifications and claims",
    dataClass: "crisis-events",
    via: ["dynamodb"],
    grants: ["dynamodb"],
    services: [],
  },
  audit: {
    description: "Audit trail, table and archive",
    dataClass: "audit-trail",
    via: ["s3", "dynamodb"],
    grants: ["dynamodb"],
    services: [],
  },
  messaging: {
    description: "Domain events on the bus, in its archive and in queues; notices of landed objects",
    dataClass: "event-archive",
    via: ["sqs"],
    grants: [],
    services: ["bucket-notifications", "event-bus", "event-rules"],
  },
  operations: {
    // Events the bus cannot read go here, since the likely reason is that its own key is out of reach.
    description: "Function logs, alerts, and events the bus could not read",
    dataClass: "dead-letters",
    via: ["sqs"],
    grants: [],
    services: ["logs", "cloudwatch-alarms", "event-bus-failures"],
  },
} as const satisfies Record<string, KeyPlan>;

export type KeyName = keyof typeof KEY_PLAN;
