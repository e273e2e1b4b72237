import type { QueueArgs } from "@pulumi/aws/sqs";
import { type Call, call } from "../sdk";
import { retag, someTags } from "../tags";
import { defineType, differs, type Inputs } from "../type";

type QueueInputs = Inputs<QueueArgs>;
type Attribute = keyof QueueInputs & string;

/** Property → attribute of the API. Attributes are texts there. */
const ATTRIBUTES: Partial<Record<Attribute, string>> = {
  contentBasedDeduplication: "ContentBasedDeduplication",
  deduplicationScope: "DeduplicationScope",
  delaySeconds: "DelaySeconds",
  fifoThroughputLimit: "FifoThroughputLimit",
  kmsDataKeyReusePeriodSeconds: "KmsDataKeyReusePeriodSeconds",
  kmsMasterKeyId: "KmsMasterKeyId",
  maxMessageSize: "MaximumMessageSize",
  messageRetentionSeconds: "MessageRetentionPeriod",
  policy: "Policy",
  receiveWaitTimeSeconds: "ReceiveMessageWaitTimeSeconds",
  redriveAllowPolicy: "RedriveAllowPolicy",
  redrivePolicy: "RedrivePolicy",
  sqsManagedSseEnabled: "SqsManagedSseEnabled",
  visibilityTimeoutSeconds: "VisibilityTimeout",
};

const DEFAULTS = {
  delaySeconds: 0,
  maxMessageSize: 1_048_576,
  messageRetentionSeconds: 345_600,
  receiveWaitTimeSeconds: 0,
  visibilityTimeoutSeconds: 30,
} as const;

const queue = defineType<QueueArgs>({
  type: "aws:sqs/queue:Queue",
  autoname: { property: "name", max: 80, suffix: ({ fifoQueue }) => (fifoQueue ? ".fifo" : "") },
  taggable: true,
  policies: ["policy"],
  documents: ["redrivePolicy", "redriveAllowPolicy"],
  replace: ["name", "namePrefix", "fifoQueue"],
  defaults: { ...DEFAULTS, fifoQueue: false },
  predict: ({ name }, { endpoint, region, account }) => {
    const url = `${endpoint}/${account}/${name}`;
    return { id: url, outputs: { url, arn: `arn:aws:sqs:${region}:${account}:${name}` } };
  },
  create: (inputs) => [
    call("sqs", "CreateQueue", {
      QueueName: inputs.name,
      Attributes: { ...attributes(inputs), ...(inputs.fifoQueue ? { FifoQueue: "true" } : {}) },
      tags: someTags(inputs.tags),
    }),
  ],
  identify: ({ QueueUrl }: { QueueUrl: string }, { name }, { region, account }) => ({
    id: QueueUrl,
    outputs: { url: QueueUrl, arn: `arn:aws:sqs:${region}:${account}:${name}` },
  }),
  change: (olds, news, { id: QueueUrl }) => {
    const [before, after] = [attributes({ ...DEFAULTS, ...olds }), attributes({ ...DEFAULTS, ...news })];
    // An attribute is taken away by an empty text.
    const removed = Object.fromEntries(Object.keys(before).map((name) => [name, ""]));
    const calls: Call[] = differs(before, after)
      ? [call("sqs", "SetQueueAttributes", { QueueUrl, Attributes: { ...removed, ...after } })]
      : [];
    return [
      ...calls,
      ...retag(
        olds.tags,
        news.tags,
        (Tags) => call("sqs", "TagQueue", { QueueUrl, Tags }),
        (TagKeys) => call("sqs", "UntagQueue", { QueueUrl, TagKeys }),
      ),
    ];
  },
  read: async ({ id: QueueUrl, state }, aws) => {
    const { Attributes = {} } = await aws.request("sqs", "GetQueueAttributes", {
      QueueUrl,
      AttributeNames: ["All"],
    });
    const { Tags } = await aws.request("sqs", "ListQueueTags", { QueueUrl });
    const live = Object.entries(ATTRIBUTES).map(([name, attribute]) => {
      const stated = (state as Record<string, unknown>)[name];
      // What other resources may set (policies) or AWS fills in by itself is only of interest where it is stated.
      const owned = stated !== undefined || name in DEFAULTS || name === "kmsMasterKeyId";
      return [name, owned ? typed(Attributes[attribute as "Policy"], name, stated) : undefined];
    });
    return { ...Object.fromEntries(live), fifoQueue: Attributes.FifoQueue === "true", tags: someTags(Tags) };
  },
  delete: ({ id }, aws) => aws.request("sqs", "DeleteQueue", { QueueUrl: id }),
});

function attributes(inputs: Partial<QueueInputs>): Record<string, string> {
  const entries = Object.entries(ATTRIBUTES).map(([name, attribute]) => [
    attribute,
    inputs[name as Attribute],
  ]);
  return Object.fromEntries(
    entries.filter(([, value]) => value !== undefined && value !== null).map(([k, v]) => [k, String(v)]),
  );
}

/** The text of the API in the property's own type. */
function typed(text: string | undefined, name: string, stated: unknown): unknown {
  if (text === undefined || text === "") return undefined;
  if (name in DEFAULTS || typeof stated === "number") return Number(text);
  if (typeof stated === "boolean") return text === "true";
  return text;
}

export const sqs = [queue];
