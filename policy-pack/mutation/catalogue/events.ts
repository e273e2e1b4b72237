import { EVENT_ARCHIVE, EVENT_BUS, EVENT_RULE, EVENT_TARGET } from "../../model/types/types";
import { AT_REST, DISPOSAL, LEAST_PRIVILEGE, PROCESSING_INTEGRITY } from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, removes, unbroken } from "../rows";
import { absent, KEYS, longer, off, otherAccount, otherStack, STRANGER, shorter, stated, to } from "../ways";

/** What may be wrong with buses, their archive, and what goes over them. */
export const EVENTS: readonly Mutation[] = [
  breaks(EVENT_BUS, "kmsKeyIdentifier", KEYS, AT_REST),
  breaks(EVENT_BUS, "deadLetterConfig.arn", [absent, otherAccount, otherStack], PROCESSING_INTEGRITY),
  breaks(EVENT_BUS, "deadLetterConfig", [absent], PROCESSING_INTEGRITY),
  adds(
    EVENT_BUS,
    "a way in for another account",
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy",
    ({ props }) => ({
      eventBusName: props["name"],
      policy: JSON.stringify({
        Statement: {
          Effect: "Allow",
          Principal: { AWS: `arn:aws:iam::${STRANGER}:root` },
          Action: "events:PutEvents",
          Resource: "*",
        },
      }),
    }),
    LEAST_PRIVILEGE,
  ),
  breaks(EVENT_ARCHIVE, "kmsKeyIdentifier", KEYS, AT_REST),
  breaks(EVENT_ARCHIVE, "retentionDays", [absent, longer, shorter, to(0)], DISPOSAL),
  breaks(EVENT_ARCHIVE, "eventSourceArn", [otherAccount, otherStack], PROCESSING_INTEGRITY),
  removes(EVENT_ARCHIVE, PROCESSING_INTEGRITY),
  breaks(EVENT_RULE, "state", [to("DISABLED")], PROCESSING_INTEGRITY),
  breaks(EVENT_RULE, "isEnabled", [off], PROCESSING_INTEGRITY),
  breaks(EVENT_RULE, "eventBusName", [to("default"), otherStack].map(stated), PROCESSING_INTEGRITY),
  breaks(
    EVENT_RULE,
    "eventPattern",
    [to('{"source":[{"prefix":""}]}', "for everything")].map(stated),
    PROCESSING_INTEGRITY,
  ),
  unbroken(
    EVENT_RULE,
    "scheduleExpression",
    "How often a job is due is the job's own contract, tested with it",
  ),
  removes(EVENT_RULE, PROCESSING_INTEGRITY),
  breaks(EVENT_TARGET, "arn", [otherAccount, otherStack], PROCESSING_INTEGRITY),
  breaks(EVENT_TARGET, "deadLetterConfig.arn", [absent, otherAccount, otherStack], PROCESSING_INTEGRITY),
  breaks(EVENT_TARGET, "deadLetterConfig", [absent], PROCESSING_INTEGRITY),
  breaks(EVENT_TARGET, "retryPolicy.maximumRetryAttempts", [to(0)].map(stated), PROCESSING_INTEGRITY),
  breaks(EVENT_TARGET, "retryPolicy.maximumEventAgeInSeconds", [to(60)].map(stated), PROCESSING_INTEGRITY),
  breaks(EVENT_TARGET, "roleArn", [otherAccount].map(stated), LEAST_PRIVILEGE),
  breaks(EVENT_TARGET, "rule", [otherStack], PROCESSING_INTEGRITY),
  breaks(EVENT_TARGET, "eventBusName", [absent].map(stated), PROCESSING_INTEGRITY),
  removes(EVENT_TARGET, PROCESSING_INTEGRITY),
];
