import type { Breach } from "./breach";

const AWS_KEY = "alias/aws/sqs";

/** Encryption at rest, store by store, and on the way for queues and topics. */
export const ENCRYPTION: readonly Breach[] = [
  without("kinesis-customer-key", "chat-message-sent", "encryptionType", "KMS"),
  without("kinesis-customer-key", "chat-message-sent", "kmsKeyId", "kmsKeyId"),
  without("sqs-customer-key", "crisis", "kmsMasterKeyId", "kmsMasterKeyId"),
  {
    rule: "sqs-customer-key",
    breaks: "the key is the one AWS manages",
    at: "crisis",
    change: (stack) => {
      stack.props("crisis").kmsMasterKeyId = AWS_KEY;
    },
    remedy: /set kmsMasterKeyId to a KMS key of this stack/,
  },
  without("sns-customer-key", "alerts", "kmsMasterKeyId", "kmsMasterKeyId"),
  without("dynamodb-customer-key", "crisis-events", "serverSideEncryption", "kmsKeyArn"),
  {
    rule: "dynamodb-customer-key",
    breaks: "encryption names no key and so uses AWS's",
    at: "crisis-events",
    change: (stack) => {
      stack.props("crisis-events").serverSideEncryption = { enabled: true };
    },
    remedy: /kmsKeyArn/,
  },
  without("log-group-customer-key", "recorder-logs", "kmsKeyId", "kmsKeyId"),
  without("firehose-customer-key", "interaction-delivery", "serverSideEncryption", "keyArn"),
  {
    rule: "firehose-customer-key",
    breaks: "the buffer is encrypted with a key AWS owns",
    at: "interaction-delivery",
    change: (stack) => {
      stack.props("interaction-delivery").serverSideEncryption.keyType = "AWS_OWNED_CMK";
    },
    remedy: /CUSTOMER_MANAGED_CMK/,
  },
  without("event-bus-customer-key", "domain", "kmsKeyIdentifier", "kmsKeyIdentifier"),
  without("event-archive-customer-key", "replay", "kmsKeyIdentifier", "kmsKeyIdentifier"),
  without("secret-customer-key", "roster-login", "kmsKeyId", "kmsKeyId"),
  {
    rule: "queue-tls-only",
    breaks: "the queue has no policy",
    at: "crisis",
    change: (stack) => stack.remove("crisis-policy"),
    remedy: /add a QueuePolicy that denies "sqs:\*"/,
  },
  {
    rule: "queue-tls-only",
    breaks: "the denial holds for one account only",
    at: "crisis",
    change: (stack) =>
      stack.statements("crisis-policy", ([denial]) => {
        denial.Condition.StringEquals = { "aws:PrincipalAccount": "123456789012" };
      }),
    remedy: /aws:SecureTransport is false/,
  },
  {
    rule: "topic-tls-only",
    breaks: "the denial is gone from the topic's policy",
    at: "alerts",
    change: (stack) => stack.statements("alerts-policy", (statements) => statements.shift()),
    remedy: /add a TopicPolicy that denies "sns:publish"/,
  },
  {
    rule: "subscription-encrypted",
    breaks: "a subscriber is reached over plain HTTP",
    at: "alerts-mail",
    change: (stack) => {
      stack.props("alerts-mail").protocol = "http";
    },
    remedy: /set protocol to "https"/,
  },
];

function without(rule: string, at: string, property: string, remedy: string): Breach {
  return {
    rule,
    breaks: `${property} of '${at}' is missing`,
    at,
    change: (stack) => {
      delete stack.props(at)[property];
    },
    remedy: new RegExp(`set .*${remedy}`),
  };
}
