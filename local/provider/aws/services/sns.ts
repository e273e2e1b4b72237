import type { TopicArgs, TopicPolicyArgs } from "@pulumi/aws/sns";
import { call } from "../sdk";
import { retag, tagList, tagMap } from "../tags";
import { defineType, type Inputs } from "../type";
import { attributesOf, changedAttributes, type Property, statedAttributes } from "./sns-attributes";

const TOPIC: Partial<Record<Property<Inputs<TopicArgs>>, string>> = {
  displayName: "DisplayName",
  kmsMasterKeyId: "KmsMasterKeyId",
  policy: "Policy",
  deliveryPolicy: "DeliveryPolicy",
  contentBasedDeduplication: "ContentBasedDeduplication",
  tracingConfig: "TracingConfig",
  signatureVersion: "SignatureVersion",
};

const topic = defineType<TopicArgs>({
  type: "aws:sns/topic:Topic",
  autoname: { property: "name", max: 256, suffix: ({ fifoTopic }) => (fifoTopic ? ".fifo" : "") },
  taggable: true,
  policies: ["policy"],
  documents: ["deliveryPolicy"],
  replace: ["name", "namePrefix", "fifoTopic"],
  defaults: { fifoTopic: false },
  predict: ({ name }, { region, account }) => {
    const arn = `arn:aws:sns:${region}:${account}:${name}`;
    return { id: arn, outputs: { arn, owner: account } };
  },
  create: (inputs) => [
    call("sns", "CreateTopic", {
      Name: inputs.name,
      Attributes: { ...attributesOf(TOPIC, inputs), ...(inputs.fifoTopic ? { FifoTopic: "true" } : {}) },
      Tags: tagList(inputs.tags),
    }),
  ],
  change: (olds, news, { id }) => [
    ...changedAttributes(TOPIC, olds, news).map(([AttributeName, AttributeValue]) =>
      call("sns", "SetTopicAttributes", { TopicArn: id, AttributeName, AttributeValue }),
    ),
    ...retag(
      olds.tags,
      news.tags,
      (tags) => call("sns", "TagResource", { ResourceArn: id, Tags: tagList(tags) }),
      (TagKeys) => call("sns", "UntagResource", { ResourceArn: id, TagKeys }),
    ),
  ],
  read: async ({ id, state }, aws) => {
    const { Attributes = {} } = await aws.request("sns", "GetTopicAttributes", { TopicArn: id });
    const { Tags } = await aws.request("sns", "ListTagsForResource", { ResourceArn: id });
    return {
      ...statedAttributes(TOPIC, state, Attributes),
      kmsMasterKeyId: Attributes["KmsMasterKeyId"] || undefined,
      name: id.split(":").pop(),
      fifoTopic: Attributes["FifoTopic"] === "true",
      tags: tagMap(Tags),
    };
  },
  delete: ({ id }, aws) => aws.request("sns", "DeleteTopic", { TopicArn: id }),
});

const policy = defineType<TopicPolicyArgs>({
  type: "aws:sns/topicPolicy:TopicPolicy",
  policies: ["policy"],
  replace: ["arn"],
  predict: ({ arn }, { account }) => ({ id: arn, outputs: { owner: account } }),
  create: ({ arn, policy: text }) => [setPolicy(arn, text)],
  change: (_olds, { arn, policy: text }) => [setPolicy(arn, text)],
  read: async ({ id }, aws) => {
    const { Attributes } = await aws.request("sns", "GetTopicAttributes", { TopicArn: id });
    return { arn: id, policy: Attributes?.["Policy"] ?? "" };
  },
  // A topic always has a policy; without this one it goes back to the owner's.
  delete: ({ id, scope }, aws) => aws.send(setPolicy(id, ownersPolicy(id, scope.account))),
});

const setPolicy = (TopicArn: string, AttributeValue: string | undefined) =>
  call("sns", "SetTopicAttributes", { TopicArn, AttributeName: "Policy", AttributeValue });

const ownersPolicy = (arn: string, account: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: ["sns:Publish", "sns:Subscribe", "sns:GetTopicAttributes", "sns:SetTopicAttributes"],
        Resource: arn,
      },
    ],
  });

export const sns = [topic, policy];
