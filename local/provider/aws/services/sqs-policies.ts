import type { QueuePolicyArgs, RedriveAllowPolicyArgs, RedrivePolicyArgs } from "@pulumi/aws/sqs";
import { call } from "../sdk";
import type { AnyType, Inputs, ResourceType } from "../type";

type Attribute = "Policy" | "RedrivePolicy" | "RedriveAllowPolicy";

/** A document that stands in one attribute of a queue; its id is the queue's URL. */
function queueDocument<Args>(
  type: string,
  property: keyof Inputs<Args> & string,
  attribute: Attribute,
): AnyType {
  type I = Inputs<Args> & { queueUrl: string };
  const put = (inputs: I) =>
    call("sqs", "SetQueueAttributes", {
      QueueUrl: inputs.queueUrl,
      Attributes: { [attribute]: String(inputs[property]) },
    });
  const row: ResourceType<I> = {
    type,
    [attribute === "Policy" ? "policies" : "documents"]: [property],
    replace: ["queueUrl" as keyof I & string],
    predict: ({ queueUrl }) => ({ id: queueUrl, outputs: {} }),
    create: (inputs) => [put(inputs)],
    change: (_olds, news) => [put(news)],
    read: async ({ id: QueueUrl }, aws) => {
      const { Attributes } = await aws.request("sqs", "GetQueueAttributes", {
        QueueUrl,
        AttributeNames: [attribute],
      });
      const document = Attributes?.[attribute];
      if (!document) return undefined;
      return { queueUrl: QueueUrl, [property]: document } as never;
    },
    delete: ({ id: QueueUrl }, aws) =>
      aws.request("sqs", "SetQueueAttributes", { QueueUrl, Attributes: { [attribute]: "" } }),
  };
  return row as unknown as AnyType;
}

export const sqsPolicies = [
  queueDocument<QueuePolicyArgs>("aws:sqs/queuePolicy:QueuePolicy", "policy", "Policy"),
  queueDocument<RedrivePolicyArgs>("aws:sqs/redrivePolicy:RedrivePolicy", "redrivePolicy", "RedrivePolicy"),
  queueDocument<RedriveAllowPolicyArgs>(
    "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy",
    "redriveAllowPolicy",
    "RedriveAllowPolicy",
  ),
];
