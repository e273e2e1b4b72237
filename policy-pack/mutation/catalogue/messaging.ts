import { QUEUE, TOPIC, TOPIC_SUBSCRIPTION } from "../../model/types/types";
import { ALERTED, AT_REST, IN_TRANSIT, LEAST_PRIVILEGE, PROCESSING_INTEGRITY } from "../grounds";
import type { Mutation } from "../mutation";
import { adds, breaks, breaksText, removes, unbroken } from "../rows";
import { absent, KEYS, on, otherAccount, otherStack, STRANGER, shorter, stated, to } from "../ways";

const REDRIVE_ALLOW = ["aws:sqs/redriveAllowPolicy:RedriveAllowPolicy"] as const;

/** What may be wrong with queues, topics, buses and what goes over them. */
export const MESSAGING: readonly Mutation[] = [
  breaks(QUEUE, "kmsMasterKeyId", KEYS, AT_REST),
  breaks(QUEUE, "sqsManagedSseEnabled", [on], AT_REST, ({ props }) => props["kmsMasterKeyId"] === undefined),
  breaks(QUEUE, "kmsDataKeyReusePeriodSeconds", [to(86_400)], LEAST_PRIVILEGE),
  breaks(QUEUE, "messageRetentionSeconds", [absent, shorter, to(60)], PROCESSING_INTEGRITY),
  breaks(QUEUE, "redrivePolicy", [absent].map(stated), PROCESSING_INTEGRITY),
  breaksText(
    QUEUE,
    "redrivePolicy",
    [
      {
        how: "to a queue of another account",
        to: (policy, { account }) => ({
          ...policy,
          deadLetterTargetArn: String(policy["deadLetterTargetArn"]).replace(account, STRANGER),
        }),
      },
      {
        how: "to a queue of another stack",
        to: (policy) => ({ ...policy, deadLetterTargetArn: `${policy["deadLetterTargetArn"]}-elsewhere` }),
      },
      { how: "after a thousand attempts", to: (policy) => ({ ...policy, maxReceiveCount: 1000 }) },
    ],
    PROCESSING_INTEGRITY,
  ),
  breaks(
    QUEUE,
    "policy",
    [
      to(
        JSON.stringify({
          Statement: { Effect: "Allow", Principal: "*", Action: "sqs:ReceiveMessage", Resource: "*" },
        }),
        "for everybody",
      ),
    ],
    LEAST_PRIVILEGE,
  ),
  breaks(QUEUE, "visibilityTimeoutSeconds", [to(0)], PROCESSING_INTEGRITY),
  removes(QUEUE, PROCESSING_INTEGRITY),
  breaksText(
    REDRIVE_ALLOW,
    "redriveAllowPolicy",
    [
      { how: "for every queue", to: () => ({ redrivePermission: "allowAll" }) },
      {
        how: "for a queue of another account",
        to: (policy, { account }) => JSON.parse(JSON.stringify(policy).replaceAll(account, STRANGER)),
      },
    ],
    LEAST_PRIVILEGE,
  ),
  removes(REDRIVE_ALLOW, LEAST_PRIVILEGE),

  breaks(TOPIC, "kmsMasterKeyId", KEYS, AT_REST),
  breaks(
    TOPIC,
    "policy",
    [
      to(
        JSON.stringify({
          Statement: { Effect: "Allow", Principal: "*", Action: "sns:Subscribe", Resource: "*" },
        }),
        "for everybody",
      ),
    ],
    LEAST_PRIVILEGE,
  ),
  adds(
    TOPIC,
    "an address of plain HTTP",
    TOPIC_SUBSCRIPTION[0],
    ({ outputs }) => ({ topic: outputs?.["arn"], protocol: "http", endpoint: "http://example.com" }),
    IN_TRANSIT,
  ),
  adds(
    TOPIC,
    "a queue of another account",
    TOPIC_SUBSCRIPTION[0],
    ({ outputs }, { region }) => ({
      topic: outputs?.["arn"],
      protocol: "sqs",
      endpoint: `arn:aws:sqs:${region}:${STRANGER}:collector`,
    }),
    LEAST_PRIVILEGE,
  ),
  breaks(TOPIC_SUBSCRIPTION, "protocol", [to("http")], IN_TRANSIT),
  unbroken(TOPIC_SUBSCRIPTION, "endpoint", "Whose address is right is not for a rule to know"),
  breaks(TOPIC_SUBSCRIPTION, "topic", [otherStack, otherAccount], ALERTED),
  removes(TOPIC_SUBSCRIPTION, ALERTED),
  removes(TOPIC, ALERTED),
];
