import type { Case } from "../support/life";
import { arnOf, key, policy, queue, tagged, topic } from "./shared";

const allow = (action: string, arn: string) =>
  policy({ Effect: "Allow", Principal: { Service: "events.amazonaws.com" }, Action: action, Resource: arn });

const emptied = (QueueUrl: string, name: "Policy" | "RedrivePolicy" | "RedriveAllowPolicy") => ({
  QueueUrl,
  Attributes: { [name]: "" },
});

export const messaging: Case[] = [
  {
    type: "aws:sqs/queue:Queue",
    inputs: async (ground) => ({
      kmsMasterKeyId: arnOf(await key(ground)),
      messageRetentionSeconds: 3600,
      redrivePolicy: { deadLetterTargetArn: arnOf(await queue(ground)), maxReceiveCount: 5 },
      ...tagged,
    }),
    changed: {
      messageRetentionSeconds: 7200,
      visibilityTimeoutSeconds: 60,
      redrivePolicy: undefined,
      tags: {},
    },
    replaced: { fifoQueue: true },
    drift: ({ id }, aws) =>
      aws.request("sqs", "SetQueueAttributes", {
        QueueUrl: id,
        Attributes: { DelaySeconds: "9", KmsMasterKeyId: "" },
      }),
    drifted: ["delaySeconds", "kmsMasterKeyId"],
  },
  {
    type: "aws:sqs/queuePolicy:QueuePolicy",
    inputs: async (ground) => {
      const { id, ...made } = await queue(ground);
      return { queueUrl: id, policy: allow("sqs:SendMessage", arnOf({ id, ...made })) };
    },
    replaced: { queueUrl: "another" },
    drift: ({ id }, aws) => aws.request("sqs", "SetQueueAttributes", emptied(id, "Policy")),
    drifted: [],
  },
  {
    type: "aws:sqs/redrivePolicy:RedrivePolicy",
    inputs: async (ground) => ({
      queueUrl: (await queue(ground)).id,
      redrivePolicy: JSON.stringify({
        deadLetterTargetArn: arnOf(await queue(ground, "dead")),
        maxReceiveCount: 5,
      }),
    }),
    replaced: { queueUrl: "another" },
    drift: ({ id }, aws) => aws.request("sqs", "SetQueueAttributes", emptied(id, "RedrivePolicy")),
    drifted: [],
  },
  {
    type: "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    inputs: async (ground) => ({
      queueUrl: (await queue(ground)).id,
      redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" }),
    }),
    changed: { redriveAllowPolicy: JSON.stringify({ redrivePermission: "allowAll" }) },
    replaced: { queueUrl: "another" },
    drift: ({ id }, aws) => aws.request("sqs", "SetQueueAttributes", emptied(id, "RedriveAllowPolicy")),
    drifted: [],
  },
  {
    type: "aws:sns/topic:Topic",
    inputs: async (ground) => ({ kmsMasterKeyId: (await key(ground)).id, displayName: "a", ...tagged }),
    changed: { displayName: "b", tags: { Team: "b" } },
    replaced: { fifoTopic: true },
    drift: ({ id }, aws) =>
      aws.request("sns", "SetTopicAttributes", {
        TopicArn: id,
        AttributeName: "DisplayName",
        AttributeValue: "c",
      }),
    drifted: ["displayName"],
  },
  {
    type: "aws:sns/topicPolicy:TopicPolicy",
    inputs: async (ground) => {
      const arn = arnOf(await topic(ground));
      return { arn, policy: allow("sns:Publish", arn) };
    },
    replaced: { arn: "arn:aws:sns:eu-west-1:000000000000:another" },
    drift: ({ id }, aws) =>
      aws.request("sns", "SetTopicAttributes", {
        TopicArn: id,
        AttributeName: "Policy",
        AttributeValue: allow("sns:GetTopicAttributes", id),
      }),
    drifted: ["policy"],
    stays: true,
  },
  {
    type: "aws:sns/topicSubscription:TopicSubscription",
    inputs: async (ground) => ({
      topic: arnOf(await topic(ground)),
      protocol: "sqs",
      endpoint: arnOf(await queue(ground)),
      rawMessageDelivery: true,
    }),
    changed: { rawMessageDelivery: false, filterPolicy: JSON.stringify({ kind: ["a"] }) },
    replaced: { protocol: "email", endpoint: "a@example.org" },
    drift: ({ id }, aws) => aws.request("sns", "Unsubscribe", { SubscriptionArn: id }),
    drifted: [],
    chosen: ["id", "arn"],
  },
];
