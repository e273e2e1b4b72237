import type { TopicSubscriptionArgs } from "@pulumi/aws/sns";
import { stableUuid } from "../names";
import { call } from "../sdk";
import { defineType, type Inputs } from "../type";
import { attributesOf, changedAttributes, type Property, statedAttributes } from "./sns-attributes";

const SUBSCRIPTION: Partial<Record<Property<Inputs<TopicSubscriptionArgs>>, string>> = {
  rawMessageDelivery: "RawMessageDelivery",
  filterPolicy: "FilterPolicy",
  filterPolicyScope: "FilterPolicyScope",
  redrivePolicy: "RedrivePolicy",
  deliveryPolicy: "DeliveryPolicy",
  subscriptionRoleArn: "SubscriptionRoleArn",
};

const subscription = defineType<TopicSubscriptionArgs>({
  type: "aws:sns/topicSubscription:TopicSubscription",
  documents: ["filterPolicy", "redrivePolicy", "deliveryPolicy"],
  replace: ["topic", "protocol", "endpoint"],
  predict: ({ topic: arn }, { urn, account }) => {
    const id = `${arn}:${stableUuid(urn)}`;
    return { id, outputs: { arn: id, ownerId: account } };
  },
  create: (inputs) => [
    call("sns", "Subscribe", {
      TopicArn: inputs.topic as string,
      Protocol: inputs.protocol,
      Endpoint: inputs.endpoint,
      ReturnSubscriptionArn: true,
      Attributes: attributesOf(SUBSCRIPTION, inputs),
    }),
  ],
  identify: ({ SubscriptionArn: arn }: { SubscriptionArn: string }, _inputs, { account }) => ({
    id: arn,
    outputs: { arn, ownerId: account },
  }),
  change: (olds, news, { id }) =>
    changedAttributes(SUBSCRIPTION, olds, news).map(([AttributeName, AttributeValue]) =>
      call("sns", "SetSubscriptionAttributes", { SubscriptionArn: id, AttributeName, AttributeValue }),
    ),
  read: async ({ id, state }, aws) => {
    const { Attributes = {} } = await aws.request("sns", "GetSubscriptionAttributes", {
      SubscriptionArn: id,
    });
    return {
      ...statedAttributes(SUBSCRIPTION, state, Attributes),
      topic: Attributes["TopicArn"],
      protocol: Attributes["Protocol"],
      endpoint: Attributes["Endpoint"],
    };
  },
  delete: ({ id }, aws) => aws.request("sns", "Unsubscribe", { SubscriptionArn: id }),
});

export const snsSubscriptions = [subscription];
