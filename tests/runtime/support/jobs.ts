import { createHash } from "node:crypto";
import { bytesOf, event, kinesisEvent } from "./events";
import { BUCKETS, BUS, DELIVERY, LOG_GROUP, TABLES, type World } from "./world";

/** A job as the closure test calls it. */
export interface Job {
  factory: string;
  settings(world: World): object;
  /** What the job is called with, and what it answers when all went well. */
  invocation: object;
  answer: object;
}

const given = event("safety.crisis.detected", {}, { timestamp: new Date().toISOString() });
const message = { messageId: "m", body: JSON.stringify({ source: "strata", detail: given }) };
const notification = event("crisis.notification.required", {}, { timestamp: new Date().toISOString() });
const audit = event("audit.event.logged", {}, { timestamp: new Date().toISOString() });
const bodyOf = (detail: object) => ({
  Records: [{ ...message, body: JSON.stringify({ source: "strata", detail }) }],
});
/** The one valid event the processor is called with. */
export const chat = event("chat.message.sent", {}, { timestamp: new Date().toISOString() });
const data = bytesOf(chat).toString("base64");

/** The object that has landed before the lake transformer is called. */
export const LANDED_KEY = "event_type=chat.message.sent/year=2026/month=01/day=31/hour=09/landed";
const landed = { bucket: { name: BUCKETS.application }, object: { key: encodeURIComponent(LANDED_KEY) } };

const landedText = `${JSON.stringify(chat)}\n`;

/** Where what a table can never take goes. */
const REFUSED = { quarantineBucket: BUCKETS.quarantine, quarantineTable: TABLES.quarantine };

/** A crisis whose time in the table is over, as its stream tells. */
const ended = {
  eventName: "REMOVE",
  userIdentity: { type: "Service", principalId: "dynamodb.amazonaws.com" },
  dynamodb: {
    SequenceNumber: "1",
    OldImage: { event_id: { S: given.event_id }, timestamp: { S: given.timestamp }, expires_at: { N: "1" } },
  },
};

export const JOBS: Record<string, Job> = {
  "config-judge": {
    factory: "configJudgeFactory",
    // Nothing to judge: the emulator takes no evaluations.
    settings: ({ wrappingKeyArn }) => ({
      environment: "dev",
      buckets: [],
      wrappingKeyArn,
      longestGenerationDays: 38,
    }),
    invocation: {
      invokingEvent: JSON.stringify({ notificationCreationTime: "2026-11-21T10:00:00Z" }),
      ruleParameters: JSON.stringify({ judge: "bucket-lock-period" }),
      resultToken: "token",
    },
    answer: { rule: "bucket-lock-period", resources: 0, wrong: 0 },
  },
  remediator: {
    factory: "remediatorFactory",
    settings: () => ({
      kind: "bucket-access-logs",
      environment: "dev",
      // What receives access logs has none of its own.
      buckets: [{ name: BUCKETS.application }],
      guardTable: "remediations",
      limits: { perResourceAndDay: 3, perHour: 20 },
      auditStream: "audit",
      alertsTopicArn: "arn:aws:sns:eu-west-1:000000000000:alerts",
    }),
    invocation: { resourceId: BUCKETS.application },
    answer: {
      kind: "bucket-access-logs",
      resourceId: BUCKETS.application,
      outcome: "right",
      changed: false,
      before: {},
      after: {},
    },
  },
  "retrieval-drill": {
    factory: "retrievalDrillFactory",
    settings: () => ({ days: 1 }),
    invocation: {
      step: "verify",
      canary: {
        bucket: BUCKETS.application,
        key: LANDED_KEY,
        sha256: createHash("sha256").update(landedText).digest("hex"),
      },
      tier: "Standard",
    },
    answer: { state: "verified", bytes: Buffer.byteLength(landedText) },
  },
  "event-processor": {
    factory: "eventProcessorFactory",
    settings: ({ pseudonymKeyId, wrappingKeyArn }) => ({
      topic: "chat.message.sent",
      claimsTable: TABLES.claims,
      quarantineBucket: BUCKETS.quarantine,
      quarantineTable: TABLES.quarantine,
      interactionDeliveryStream: DELIVERY.interaction,
      applicationDeliveryStream: DELIVERY.application,
      applicationLogGroup: LOG_GROUP,
      busName: BUS,
      pseudonymKeyId,
      subjectKeysTable: TABLES.subjectKeys,
      wrappingKeyArn,
      wrappingGeneration: 1,
      interactionBucket: BUCKETS.interaction,
      claimCheckBucket: BUCKETS.application,
    }),
    invocation: kinesisEvent([bytesOf(chat), bytesOf("no json")]),
    answer: { batchItemFailures: [] },
  },
  "delivery-transform": {
    factory: "deliveryTransformFactory",
    settings: () => ({ scope: "interaction-logs", claimsTable: TABLES.claims }),
    invocation: {
      records: [
        { recordId: "r", data: Buffer.from("no json").toString("base64") },
        { recordId: "s", data },
      ],
    },
    answer: {
      records: [
        { recordId: "r", result: "ProcessingFailed", data: Buffer.from("no json").toString("base64") },
        {
          recordId: "s",
          result: "Ok",
          data,
          metadata: {
            partitionKeys: {
              event_type: chat.event_type,
              year: chat.timestamp.slice(0, 4),
              month: chat.timestamp.slice(5, 7),
              day: chat.timestamp.slice(8, 10),
              hour: chat.timestamp.slice(11, 13),
            },
          },
        },
      ],
    },
  },
  "crisis-recorder": {
    factory: "crisisRecorderFactory",
    settings: () => ({ table: TABLES.crisis, claimCheckBucket: BUCKETS.application, ...REFUSED }),
    invocation: { Records: [message] },
    answer: { batchItemFailures: [] },
  },
  "crisis-archiver": {
    factory: "crisisArchiverFactory",
    settings: () => ({ bucket: BUCKETS.audit, claimCheckBucket: BUCKETS.application }),
    invocation: { Records: [ended] },
    answer: { batchItemFailures: [] },
  },
  "notification-recorder": {
    factory: "notificationRecorderFactory",
    settings: () => ({ table: TABLES.notification, claimCheckBucket: BUCKETS.application, ...REFUSED }),
    invocation: bodyOf(notification),
    answer: { batchItemFailures: [] },
  },
  "audit-recorder": {
    factory: "auditRecorderFactory",
    settings: () => ({
      table: TABLES.audit,
      bucket: BUCKETS.audit,
      claimCheckBucket: BUCKETS.application,
      ...REFUSED,
    }),
    invocation: bodyOf(audit),
    answer: { batchItemFailures: [] },
  },
  "lake-transformer": {
    factory: "lakeTransformerFactory",
    settings: () => ({
      landingBucket: BUCKETS.application,
      claimCheckBucket: BUCKETS.application,
      lakeBucket: BUCKETS.lake,
      quarantineBucket: BUCKETS.quarantine,
      quarantineTable: TABLES.quarantine,
    }),
    invocation: {
      Records: [
        {
          messageId: "m",
          body: JSON.stringify({ Records: [{ eventName: "ObjectCreated:Put", s3: landed }] }),
        },
      ],
    },
    answer: { batchItemFailures: [] },
  },
};

/** Jobs that need a store of the private network: run as serialized in `tests/stores/<store>/closures*.ts`. */
export const STORE_JOBS: string[] = [
  "context-recorder",
  "conversation-recorder",
  "conversation-roller",
  "documents-setup",
  "find-similar",
  "migrator",
  "row-purger",
  "search-indexer",
  "search-keeper",
  "session-recorder",
];
