import * as assert from "node:assert/strict";
import type { StackOutputs, StreamOutput } from "../../../contracts/outputs";
import { type Topic, topicSlug } from "../../../contracts/topics";
import { recordProgram } from "../../support/program";

const AWS = "eu-west-1:111122223333";

function stream(topic: Topic): StreamOutput {
  const name = `events-${topicSlug(topic)}`;
  return {
    name: `${name}-stream`,
    arn: `arn:aws:kinesis:${AWS}:stream/${name}-stream`,
    producerPolicyArn: `arn:aws:iam::111122223333:policy/${name}-producer`,
    consumerPolicyArn: `arn:aws:iam::111122223333:policy/${name}-consumer`,
  };
}

const processor = (topic: Topic) => `processor-${topicSlug(topic)}-fn`;

const queue = (consumer: string) => ({
  url: `https://sqs.test/domain-events-${consumer}-queue`,
  deadLetterUrl: `https://sqs.test/domain-events-${consumer}-dead-letters-queue`,
});

const rule = (consumer: string) =>
  `arn:aws:events:${AWS}:rule/domain-events-bus/domain-events-${consumer}-rule`;

const PROMISED: StackOutputs = {
  streams: {
    "chat.message.sent": stream("chat.message.sent"),
    "safety.crisis.detected": stream("safety.crisis.detected"),
    "observer.threshold.exceeded": stream("observer.threshold.exceeded"),
    "observer.session.completed": stream("observer.session.completed"),
    "crisis.notification.required": stream("crisis.notification.required"),
    "audit.event.logged": stream("audit.event.logged"),
  },
  bus: {
    name: "domain-events-bus",
    arn: `arn:aws:events:${AWS}:event-bus/domain-events-bus`,
    archiveName: "domain-events-archive",
    ruleArns: { crisis: rule("crisis"), notification: rule("notification"), audit: rule("audit") },
  },
  buckets: {
    interactionLogs: "interaction-logs-bucket",
    applicationLogs: "application-logs-bucket",
    eventLake: "event-lake-bucket",
    claimChecks: "claim-checks-bucket",
    auditTrail: "audit-trail-bucket",
    crisisArchive: "crisis-archive-bucket",
    quarantine: "quarantine-bucket",
    accessLogs: "access-logs-bucket",
  },
  tables: {
    crisisEvents: "records-crisis-events-table",
    notificationLogs: "records-notification-logs-table",
    auditTrail: "records-audit-trail-table",
    quarantineIndex: "quarantine-index-table",
    eventClaims: "event-claims-table",
    subjectKeys: "subject-keys-table",
  },
  deliveryStreams: {
    interactionLogs: "interaction-delivery-stream",
    applicationLogs: "application-delivery-stream",
  },
  logGroups: { application: "application-logs-log-group" },
  functions: {
    processors: {
      "chat.message.sent": processor("chat.message.sent"),
      "safety.crisis.detected": processor("safety.crisis.detected"),
      "observer.threshold.exceeded": processor("observer.threshold.exceeded"),
      "observer.session.completed": processor("observer.session.completed"),
      "crisis.notification.required": processor("crisis.notification.required"),
      "audit.event.logged": processor("audit.event.logged"),
    },
    consumers: {
      crisis: "recorder-crisis-fn",
      notification: "recorder-notification-fn",
      audit: "recorder-audit-fn",
    },
    transforms: {
      interactionLogs: "interaction-delivery-transform-fn",
      applicationLogs: "application-delivery-transform-fn",
    },
    lakeTransformer: "lake-fn",
    crisisArchiver: "recorder-crisis-archiver-fn",
  },
  queues: {
    crisis: queue("crisis"),
    notification: queue("notification"),
    audit: queue("audit"),
    lakeTransformer: {
      url: "https://sqs.test/lake-landed-queue",
      deadLetterUrl: "https://sqs.test/lake-dead-letters-queue",
    },
  },
  streamFailuresQueueUrl: "https://sqs.test/processor-stream-failures-queue",
  alertsTopicArn: `arn:aws:sns:${AWS}:alerts-topic`,
  retrievalDrillArn: `arn:aws:states:${AWS}:stateMachine:retrieval-drill-machine`,
  replicas: {
    interactionLogs: "interaction-logs-replica-copy-bucket",
    auditTrail: "audit-trail-replica-copy-bucket",
    crisisArchive: "crisis-events-replica-copy-bucket",
  },
  operatorPolicyArns: {
    quarantine: "arn:aws:iam::111122223333:policy/quarantine-operator-policy",
    subjectKeys: "arn:aws:iam::111122223333:policy/subject-key-operator-policy",
    retrieval: "arn:aws:iam::111122223333:policy/retrieval-operator-policy",
    evidence: "arn:aws:iam::111122223333:policy/evidence-operator-policy",
  },
  evidence: {
    bucket: "evidence-bucket",
    signingKeyArn: `arn:aws:kms:${AWS}:key/keys-evidence-signing-key-id`,
  },
  subjectKeys: {
    generation: 1,
    wrappingKeyArns: { 1: `arn:aws:kms:${AWS}:key/subject-keys-wrapping-1-key-id` },
  },
  apis: {},
  stores: {},
};

describe("the outputs of the program", function () {
  this.timeout(180_000);

  it("are what the contract promises to app teams, each naming its own resource", async () => {
    assert.deepEqual((await recordProgram("prod", [])).outputs, PROMISED);
  });
});
