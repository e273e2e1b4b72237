import { arnOf } from "../fixtures/build";
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
