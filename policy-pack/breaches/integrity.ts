import { arnOf, KEY_ARN } from "../fixtures/build";
import type { Breach } from "./breach";

/** Where records go that could not be processed. */
export const INTEGRITY: readonly Breach[] = [
  {
    rule: "queue-dead-letter",
    breaks: "a consumer's queue has no redrive policy",
    at: "crisis",
    change: (stack) => {
      delete stack.props("crisis").redrivePolicy;
    },
    remedy: /set redrivePolicy with deadLetterTargetArn/,
  },
  {
    rule: "queue-dead-letter",
    breaks: "the dead-letter queue is not of this stack",
    at: "crisis",
    change: (stack) => {
      const redrive = { deadLetterTargetArn: arnOf("sqs", "elsewhere"), maxReceiveCount: 5 };
      stack.props("crisis").redrivePolicy = JSON.stringify(redrive);
    },
    remedy: /queue of this stack/,
  },
  {
    rule: "event-target-dead-letter",
    breaks: "an event target has no dead-letter queue",
    at: "crisis-target",
    change: (stack) => {
      delete stack.props("crisis-target").deadLetterConfig;
    },
    remedy: /set deadLetterConfig\.arn/,
  },
  {
    rule: "event-target-may-deliver",
    breaks: "the queue's policy names another rule",
    at: "crisis-target",
    change: (stack) =>
      stack.statements("crisis-policy", ([, sender]) => {
        sender.Condition.ArnEquals["aws:SourceArn"] = arnOf("events", "rule/domain/other");
      }),
    remedy: /allow sqs:SendMessage to events\.amazonaws\.com/,
  },
  {
    rule: "event-target-may-deliver",
    breaks: "the dead-letter queue does not let the rule send",
    at: "crisis-target",
    change: (stack) => stack.statements("dead-policy", (statements) => statements.pop()),
    remedy: /for the rule's ARN in the queue's policy/,
  },
  {
    rule: "role-may-use-keys",
    breaks: "the role may write to an encrypted bucket but not make data keys",
    at: "recorder-role",
    change: (stack) =>
      stack.statements("recorder-access", (statements) => {
        statements.find(({ Resource }) => Resource === KEY_ARN).Action = ["kms:Decrypt"];
      }),
    remedy: /allow kms:GenerateDataKey for s3\.eu-west-1\.amazonaws\.com in the role's policy/,
  },
  {
    rule: "role-may-use-keys",
    breaks: "the key's policy admits the account through another service only",
    at: "recorder-role",
    change: (stack) => {
      stack.statements("data-key", (statements) => {
        statements.at(-1).Condition = { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } };
      });
    },
    remedy: /allow kms:Decrypt for dynamodb\.eu-west-1\.amazonaws\.com in the key's policy/,
  },
  mapping("stream-failure-destination", "destinationConfig", /set destinationConfig\.onFailure/),
  mapping("stream-retries-bounded", "maximumRetryAttempts", /set maximumRetryAttempts/),
  mapping("stream-retries-bounded", "bisectBatchOnFunctionError", /set bisectBatchOnFunctionError/),
  mapping("batch-partial-failures", "functionResponseTypes", /ReportBatchItemFailures/),
];

function mapping(rule: string, property: string, remedy: RegExp): Breach {
  return {
    rule,
    breaks: `${property} of a stream mapping is missing`,
    at: "chat-mapping",
    change: (stack) => {
      delete stack.props("chat-mapping")[property];
    },
    remedy,
  };
}
