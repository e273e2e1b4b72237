import type { StoreKind } from "../../contracts/stores";
import type { KeyPlan } from "./key-plan-entry";

export type { KeyPlan, KeyService } from "./key-plan-entry";

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
    description: "Crises, table and archive, notifications and claims",
    dataClass: "crisis-events",
    via: ["s3", "dynamodb"],
    grants: ["dynamodb"],
    services: [],
  },
  "subject-keys": {
    description: "Table of the wrapped data keys of subjects",
    dataClass: "subject-keys",
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
    description: "Function logs, alerts, lists of objects, evidence, and events the bus could not read",
    dataClass: "dead-letters",
    via: ["s3", "sns", "sqs"],
    grants: [],
    services: ["logs", "bucket-inventories", "cloudwatch-alarms", "event-bus-failures", "event-rules"],
  },
  backups: {
    description: "Recovery points of tables; those of databases are under the databases' own keys",
    dataClass: "quarantine",
    via: ["backup"],
    grants: ["backup"],
    services: [],
  },
  account: {
    description: "Trail of the account's API calls",
    dataClass: "account-trail",
    via: ["s3"],
    grants: [],
    services: ["cloudtrail", "config", "logs"],
    ofAccount: true,
  },
  volumes: {
    description: "Volumes of the account whose makers name no key; the system itself has none",
    dataClass: "function-logs",
    via: ["ec2"],
    grants: ["ec2"],
    services: [],
    ofAccount: true,
  },
  cache: {
    description: "Conversation context, session tokens and safety patterns, snapshots included",
    dataClass: "conversation-context",
    via: ["elasticache"],
    grants: ["elasticache"],
    services: [],
    store: "cache",
  },
  relational: {
    description: "Databases of sessions, scores and accounts, their backups and the master's password",
    dataClass: "accounts",
    via: ["rds", "secretsmanager"],
    grants: ["rds"],
    services: [],
    store: "relational",
  },
  search: {
    description: "Indices of redacted events and message vectors, and their snapshots",
    dataClass: "application-logs",
    via: ["es"],
    grants: ["es"],
    services: [],
    store: "search",
  },
  documents: {
    description: "Conversations, messages and sessions, their backups and the passwords of the cluster",
    dataClass: "conversations",
    via: ["rds", "secretsmanager"],
    grants: ["rds"],
    services: [],
    store: "documents",
  },
} as const satisfies Record<string, KeyPlan>;

export type KeyName = keyof typeof KEY_PLAN;

/** Keys of what an account has once. */
export type AccountKeyName = "account" | "volumes";

type OptionalKeyName = StoreKind | AccountKeyName;

/** Keys that every stack has, and those of stores and of the account where the stack has these. */
export type PerKey<T> = Record<Exclude<KeyName, OptionalKeyName>, T> & Partial<Record<OptionalKeyName, T>>;

/** The keys of a stack with these stores, and with those of the account where it sets that up. */
export function keysOf(stores: readonly StoreKind[], accountBaseline: boolean): KeyName[] {
  const plans = Object.entries(KEY_PLAN) as [KeyName, KeyPlan][];
  return plans.flatMap(([key, { store, ofAccount }]) =>
    (!store || stores.includes(store)) && (!ofAccount || accountBaseline) ? [key] : [],
  );
}
