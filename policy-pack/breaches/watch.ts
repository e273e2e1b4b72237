import { arnOf, policy } from "../fixtures/build";
import type { Breach } from "./breach";
import { changed, edited, removed } from "./changed";

const ALARM = /add those alarms/;

/** Parts without an alarm, sources without a reader, and what takes data and does nothing with it. */
export const WATCH: readonly Breach[] = [
  removed("parts-alarmed", "recorder-9a8b7c6 Errors", "recorder", ALARM),
  removed("parts-alarmed", "recorder-9a8b7c6 IteratorAge", "recorder", ALARM),
  removed("parts-alarmed", "dead ApproximateNumberOfMessagesVisible", "dead", ALARM),
  removed("parts-alarmed", "interaction-delivery DeliveryToS3.DataFreshness", "interaction-delivery", ALARM),
  removed("parts-alarmed", "crisis FailedInvocations", "crisis-rule", ALARM),
  removed("parts-alarmed", "context-002 ReplicationLag", "context", ALARM),
  removed("parts-alarmed", "reader ReplicaLag", "reader", ALARM),
  removed("parts-alarmed", "conversations FreeLocalStorage", "conversations", ALARM),
  removed("parts-alarmed", "search ClusterStatus.red", "search", ALARM),
  removed("parts-alarmed", "vault-1a2b3c4 NumberOfBackupJobsFailed", "vault", ALARM),
  removed("parts-alarmed", "records-1a2b3c4 OperationsFailedReplication", "records-ReplicationConfig", ALARM),
  removed("parts-alarmed", "drill ExecutionsTimedOut", "drill", ALARM),
  changed("parts-alarmed", "writer", { identifier: "renamed" }, ALARM),
  removed("source-read", "crisis-mapping", "crisis", /add an EventSourceMapping/),
  removed("source-read", "audit-mapping", "audit-event-logged", /add an EventSourceMapping/),
  removed("source-read", "records-mapping", "conversations", /add an EventSourceMapping/),
  removed("event-bus-archived", "replay", "domain", /add an EventArchive/),
  removed("event-rule-delivers", "crisis-target", "crisis-rule", /add an EventTarget/),
  {
    rule: "redrive-allow-stated",
    breaks: "a queue is none of those whose letters are taken",
    at: "landed",
    change: (stack) => {
      const one = stack.props("dead-allow");
      one.redriveAllowPolicy = one.redriveAllowPolicy.replace(`,"${arnOf("sqs", "landed")}"`, "");
    },
    remedy: /add a RedriveAllowPolicy/,
  },
  removed("topic-heard", "alerts-mail", "alerts", /set alertEmail/),
  changed("data-residency", "aws", { region: "ap-southeast-2" }, /set region to one of eu-central-1/),
  edited(
    "firehose-partitions",
    "interaction-delivery",
    "no partitions are made",
    ({ extendedS3Configuration }) => delete extendedS3Configuration.dynamicPartitioningConfiguration,
    /dynamicPartitioningConfiguration\.enabled to true/,
  ),
  {
    rule: "function-in-network",
    breaks: "the role of a function outside may make network interfaces",
    at: "recorder",
    change: (stack) =>
      stack.statements("recorder-access", (statements) => {
        const interfaces = { Action: ["ec2:CreateNetworkInterface"], Resource: "*" };
        statements.push({ Effect: "Allow", ...interfaces }, { Effect: "Deny", ...interfaces });
      }),
    remedy: /set vpcConfig to subnets/,
  },
  removed("log-group-made", "application-group", "application-logs", /Retention tag application-logs/),
  removed("log-group-made", "conversations-audit", "conversations", /add the LogGroup/),
  removed("log-group-made", "reader-postgresql", "reader", /add the LogGroup/),
  removed("log-group-made", "proxy-logs", "proxy", /add the LogGroup/),
  removed("log-group-made", "recorder-logs", "interaction-delivery", /add the LogGroup/),
  removed("log-delivery-allowed", "search-may-log", "search", /add a LogResourcePolicy/),
  {
    rule: "log-delivery-allowed",
    breaks: "another group may be written to",
    at: "search",
    change: (stack) => {
      stack.props("search-may-log").policyDocument = policy({
        Effect: "Allow",
        Principal: { Service: "es.amazonaws.com" },
        Action: "logs:PutLogEvents",
        Resource: arnOf("logs", "log-group:other:log-stream:*"),
      });
    },
    remedy: /add a LogResourcePolicy/,
  },
];
